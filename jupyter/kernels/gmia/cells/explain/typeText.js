'use strict';

const { ts } = require('../typescript.js');

/** Characters of a line, beyond which each parameter gets one of its own. */
const width = 90;

/** The text of a type; where it is a choice of few words, these in place of the name that the choice has. */
function typeText(type, node, checker) {
  const words = type.isUnion() && type.aliasSymbol && type.types.length <= 12 ? type.types : [];
  if (words.length > 0 && words.every(word => word.isStringLiteral())) return words.map(quoted).join(' | ');
  return checker.typeToString(type, node, ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope).replaceAll('"', "'");
}

const quoted = ({ value }) => `'${value}'`;

/** A parameter or a field, such as `models?: number`. */
function memberText(symbol, node, checker) {
  const [declaration] = symbol.declarations ?? [];
  const isOptional = symbol.flags & ts.SymbolFlags.Optional || declaration?.questionToken || declaration?.initializer;
  const rest = declaration?.dotDotDotToken ? '...' : '';
  const type = checker.getTypeOfSymbolAtLocation(symbol, node);
  return `${rest}${symbol.name}${isOptional ? '?' : ''}: ${typeText(type, node, checker)}`;
}

/** A signature, such as `name(a: number, b?: string): string`. */
function signatureText(name, signature, node, checker) {
  const parameters = signature.getParameters().map(parameter => memberText(parameter, node, checker));
  const result = typeText(signature.getReturnType(), node, checker);
  const generic = signature.getTypeParameters()?.map(type => type.symbol.name) ?? [];
  const begun = `${name}${generic.length > 0 ? `<${generic.join(', ')}>` : ''}`;
  const line = `${begun}(${parameters.join(', ')}): ${result}`;
  return line.length <= width ? line : `${begun}(\n${parameters.map(text => `  ${text},\n`).join('')}): ${result}`;
}

module.exports = { memberText, signatureText, typeText };
