import type { Dataset } from '../../../src/data/dataset';
import type { Decision } from '../../../src/data/decision';
import { type EncodeOptions, encode } from '../../../src/data/encode/encode';
import { parseTable } from '../../../src/data/load/parseTable';

/** A dataset of a text of comma separated values, or of others if `delimiter` says so. The label is y. */
export const readText = (text: string, options: Partial<EncodeOptions> & { delimiter?: string } = {}): Dataset => {
  const { delimiter, ...rest } = options;
  return encode(parseTable(text, 'some.csv', { delimiter, comment: false }), { label: 'y', ...rest });
};

/** Columns of cells as a text, with a label of classes a and b in turn. */
export function withLabel(columns: Record<string, readonly unknown[]>): string {
  const names = Object.keys(columns);
  const lines = columns[names[0]].map((_, i) => [...names.map(name => `"${columns[name][i]}"`), i % 2 ? 'b' : 'a']);
  return [[...names, 'y'], ...lines].map(cells => `${cells.join(',')}\n`).join('');
}

/** So many values, made of their positions. */
export const times = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i));

export const decisionOn = (dataset: Dataset, name: string): Decision =>
  dataset.decisions!.find(decision => decision.name === name)!;
