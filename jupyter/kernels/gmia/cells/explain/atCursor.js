'use strict';

const { ts } = require('../typescript.js');

/**
 * What the code at a position is about: the name that the cursor touches, else the call whose parentheses are around
 * it.
 *
 * @param {{source: object, checker: object}} look
 * @param {number} position
 * @returns {{symbol: object, node: object, call?: object} | undefined} the node at which the symbol is named; the call
 *   of which it is the function
 */
function atCursor({ source, checker }, position) {
  const touched = ts.getTouchingPropertyName(source, position);
  const symbol = ts.isIdentifier(touched) ? symbolOf(touched, checker) : undefined;
  if (symbol) return { symbol, node: touched, call: callOf(touched) };
  for (const call of callsAround(source, position)) {
    const node = nameOf(call.expression);
    const called = symbolOf(node, checker);
    if (called) return { symbol: called, node, call };
  }
  return undefined;
}

/** The symbol that a name stands for: of an option, the field that is declared; of an import, what is imported. */
function symbolOf(name, checker) {
  const symbol = symbolAt(name, checker);
  if (!symbol || checker.isUnknownSymbol(symbol)) return undefined;
  const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return checker.isUnknownSymbol(meant) ? undefined : meant;
}

function symbolAt(name, checker) {
  const { parent } = name;
  const isShort = ts.isShorthandPropertyAssignment(parent);
  if (!isShort && !(ts.isPropertyAssignment(parent) && parent.name === name)) return checker.getSymbolAtLocation(name);
  const wanted = checker.getContextualType(parent.parent);
  const value = isShort ? checker.getShorthandAssignmentValueSymbol(parent) : checker.getSymbolAtLocation(name);
  return wanted?.getProperty(name.text) ?? (isShort || !wanted ? value : undefined);
}

/** The part of an expression that names a function: `b` of `a.b`. */
const nameOf = expression => (ts.isPropertyAccessExpression(expression) ? expression.name : expression);

/** The call of the function that is named here. */
function callOf(name) {
  const { parent } = name;
  const expression = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  return isCall(expression.parent) && expression.parent.expression === expression ? expression.parent : undefined;
}

const isCall = node => ts.isCallExpression(node) || ts.isNewExpression(node);

/** The calls between whose parentheses a position lies, from the inside; the last one may be missing. */
function* callsAround(source, position) {
  for (let node = ts.findPrecedingToken(position, source); node; node = node.parent) {
    if (!isCall(node) || !node.arguments || position < node.arguments.pos) continue;
    const end = node.getLastToken(source);
    const isClosed = end?.kind === ts.SyntaxKind.CloseParenToken;
    if (!isClosed || position < node.end) yield node;
  }
}

module.exports = { atCursor };
