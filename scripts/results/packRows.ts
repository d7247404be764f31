import { groupBy } from '../../src/core/groupBy';
import { notes, notesOf } from '../../src/paper/report/notes';
import type { Row } from '../../src/paper/report/row';

/** Rows of one exhibit and setting: what all of them have, and what each has of its own. */
export interface Block {
  shared: Partial<Row>;
  rows: Partial<Row>[];
}

/** Rows without what repeats: fields that a block shares stand once, and a note as its sentences alone. */
export const packRows = (rows: readonly Row[]): Block[] =>
  [
    ...groupBy(rows, ({ exhibit, setting, steps, lambda }) =>
      JSON.stringify([exhibit, setting, steps, lambda]),
    ).values(),
  ]
    .map(block =>
      block.map(({ note: _, ...row }, i) => ({ ...row, ...(block[i].note && { notes: notesOf(block[i]) }) })),
    )
    .map(block => {
      const [first] = block;
      const isShared = (name: string) => block.every(row => same(fieldOf(row, name), fieldOf(first, name)));
      const part = (row: Partial<Row>, shared: boolean) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => isShared(name) === shared));
      return { shared: part(first, true), rows: block.map(row => part(row, false)) };
    });

/** The rows again. */
export const unpackRows = (blocks: readonly Block[]): Row[] =>
  blocks.flatMap(({ shared, rows }) =>
    rows.map(own => {
      const row = { ...shared, ...own } as Row;
      return { ...row, ...notes(...notesOf(row)) };
    }),
  );

const fieldOf = (row: Partial<Row>, name: string): unknown => row[name as keyof Row];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
