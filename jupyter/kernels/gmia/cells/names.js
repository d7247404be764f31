'use strict';

const { ts } = require('./typescript.js');

const parse = code => ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest);

/** The names that a binding declares: one, or those of a pattern. */
const bound = name => (ts.isIdentifier(name) ? [name.text] : name.elements.flatMap(e => (e.name ? bound(e.name) : [])));

/** The names of values that a statement declares. */
function valuesOf(statement) {
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.flatMap(d => bound(d.name));
  if (ts.isImportDeclaration(statement)) {
    const { name, namedBindings } = statement.importClause ?? {};
    return [name, ...(namedBindings?.elements?.map(element => element.name) ?? [namedBindings?.name])].flatMap(
      n => n?.text ?? [],
    );
  }
  const declares = [ts.isFunctionDeclaration, ts.isClassDeclaration, ts.isEnumDeclaration, ts.isModuleDeclaration];
  return declares.some(is => is(statement)) && statement.name ? [statement.name.text] : [];
}

/** The text of a statement without the values whose names are not kept. */
function part(statement, source, isKept) {
  const names = valuesOf(statement);
  if (names.length === 0 || names.every(isKept)) return statement.getText(source);
  if (!names.some(isKept)) return '';
  if (!ts.isVariableStatement(statement)) return statement.getText(source);
  const list = statement.declarationList;
  const kept = list.declarations.filter(declaration => bound(declaration.name).some(isKept));
  const before = source.text.slice(statement.getStart(source), list.declarations[0].getStart(source));
  return `${before}${kept.map(declaration => declaration.getText(source)).join(', ')};`;
}

const select = (source, isKept) =>
  source.statements.map(statement => part(statement, source, isKept)).filter(text => text);

/** @returns {string[]} the names of values that a cell declares */
const declaredNames = code => parse(code).statements.flatMap(valuesOf);

/** @returns {string[]} the modules that declarations import */
const importedModules = code =>
  parse(code).statements.flatMap(statement =>
    ts.isImportDeclaration(statement) ? statement.moduleSpecifier.text : [],
  );

/**
 * The declarations that hold after a cell that was left before its end.
 *
 * @param {string} before declarations of the cells before
 * @param {string} after declarations of all, had it come to its end
 * @param {Set<string>} missing names of values that the cell declares and did not come to
 * @returns {string}
 */
function declarationsSoFar(before, after, missing) {
  const [old, all] = [before, after].map(parse);
  const again = old.statements.filter(statement => valuesOf(statement).some(name => missing.has(name)));
  return [
    ...select(all, name => !missing.has(name)),
    ...again.map(statement => part(statement, old, name => missing.has(name))),
    '',
  ].join('\n');
}

module.exports = { declarationsSoFar, declaredNames, importedModules };
