import type { Expression, PropertyName } from '@tslab/typescript-for-tslab';
import { typescript as ts } from './typescript';

/** What a parameter can be: what JSON can hold. */
export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** The value that an expression writes out, such as `[0.1, 'a']`; undefined where it has to be computed. */
export function literal(node: Expression | undefined): Value | undefined {
  if (node === undefined) return undefined;
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isStringLiteralLike(node)) return node.text;
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (node.kind === ts.SyntaxKind.NullKeyword) return null;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken) {
    const value = literal(node.operand);
    return typeof value === 'number' ? -value : undefined;
  }
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map(literal);
    return items.every(item => item !== undefined) ? items : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const fields = node.properties.map(
    field => ts.isPropertyAssignment(field) && ([nameOf(field.name), literal(field.initializer)] as const),
  );
  return fields.every(isWritten) ? Object.fromEntries(fields) : undefined;
}

const nameOf = (name: PropertyName) => ('text' in name ? name.text : undefined);

const isWritten = (field: false | readonly unknown[]): field is readonly [string, Value] =>
  field !== false && field.every(part => part !== undefined);
