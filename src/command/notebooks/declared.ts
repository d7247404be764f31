import type { Node, Statement } from '@tslab/typescript-for-tslab';
import { literal, type Value } from './literal';
import { typescript as ts } from './typescript';

/** A value with a name that a cell declares. */
export interface Parameter {
  name: string;
  /** The one that is written in the cell. */
  value: Value;
  /** How it is declared, up to the value: "const delta: number". */
  declaration: string;
}

/** What stands in a cell: values with names, and code that computes something. */
export interface Declared {
  parameters: Parameter[];
  /** `mentions`: all names in it. */
  computed: { code: string; mentions: Set<string> }[];
}

/** Takes a cell apart. Of a statement with several declarations, each is a value or a computation by itself. */
export function declared(code: string): Declared {
  const source = ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest, true);
  const found: Declared = { parameters: [], computed: [] };
  for (const statement of source.statements)
    for (const part of partsOf(statement)) {
      const parameter = parameterOf(part);
      if (parameter) found.parameters.push(parameter);
      else found.computed.push({ code: part.getText(), mentions: namesIn(part) });
    }
  return found;
}

const partsOf = (statement: Statement): readonly Node[] =>
  ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];

function parameterOf(node: Node): Parameter | undefined {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return undefined;
  const value = literal(node.initializer);
  if (value === undefined) return undefined;
  const [keyword] = node.parent.getText().split(/\s/, 1); // const, let or var
  const type = node.type ? `: ${node.type.getText()}` : '';
  return { name: node.name.text, value, declaration: `${keyword} ${node.name.text}${type}` };
}

function namesIn(node: Node): Set<string> {
  const names = new Set<string>();
  const visit = (one: Node) => {
    if (ts.isIdentifier(one)) names.add(one.text);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return names;
}
