'use strict';

const { ts } = require('../typescript.js');

/** TypeScript's mark of names that are known everywhere; those of what is written, and of its scope, are below. */
const { GlobalsOrKeywords, Deprecated } = ts.Completions.SortText;

/** The kinds of names in the order in which they are shown, in Jupyter's words where it has one. */
const kinds = ['string', 'property', 'function', 'module', 'instance', 'class', 'type', 'keyword'];

/**
 * A name that may be written, with its kind and, for what is called, its parameters. Only declarations are read: to
 * work out the types of a whole library takes seconds.
 *
 * @param {{name: string, kind: string, sortText: string, symbol?: object}} entry what TypeScript offers
 * @param {{source: object, checker: object}} look
 * @returns {{text: string, type: string, signature: string, group: number, isNear: boolean, isDeprecated: boolean}}
 */
function candidate({ name, kind, sortText, symbol }, { source, checker }) {
  const isDeprecated = sortText.startsWith(Deprecated(''));
  const isOwn = symbol?.declarations?.some(declaration => isOfCells(declaration.getSourceFile(), source)) ?? false;
  const isNear = isOwn || (isDeprecated ? sortText < Deprecated(GlobalsOrKeywords) : sortText < GlobalsOrKeywords);
  const meant = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const parameters = (meant?.declarations ?? []).map(parametersOf).find(Boolean);
  const type = meant ? kindOf(meant, parameters) : kind;
  const signature = parameters ? `(${parameters.map(oneLine).join(', ')})` : '';
  return { text: name, type, signature, group: kinds.indexOf(type) >>> 0, isNear, isDeprecated };
}

/** The cell itself, and the declarations of those before. */
const isOfCells = (file, source) => file === source || file === source.parent;

/** The parameters of what a declaration says is a function. */
function parametersOf(declaration) {
  const { type, initializer } = declaration;
  if (ts.isFunctionLike(declaration)) return declaration.parameters;
  return [type, initializer].find(part => part && ts.isFunctionLike(part))?.parameters;
}

const oneLine = node => node.getText().replace(/\s+/g, ' ');

function kindOf({ flags }, parameters) {
  const { Class, Interface, TypeAlias, Enum, ValueModule, Property, Value } = ts.SymbolFlags;
  if (flags & Class) return 'class';
  if (parameters) return 'function';
  if (flags & ValueModule) return 'module';
  if (flags & Enum || (flags & (Interface | TypeAlias) && !(flags & Value))) return 'type';
  return flags & Property ? 'property' : 'instance';
}

module.exports = { candidate };
