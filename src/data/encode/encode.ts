import { createDataset } from '../createDataset';
import type { Dataset } from '../dataset';
import { allFit } from './allFit';
import { type Cells, cellsOf, readingOf } from './cells';
import { decide } from './decide';
import { encodeCategorical, encodeNumeric } from './encodeAsked';
import { encodeDates } from './encodeDates';
import { leftOut, type Outcome } from './encodedColumn';
import { type EncodedLabels, encodeLabels } from './encodeLabels';
import type { EncodeOptions } from './encodeOptions';
import { join } from './join';
import { keepIds } from './keepIds';
import { keepLabelled } from './keepLabelled';
import { missingCells } from './missingCells';
import { notesOf } from './remarks';
import { type Role, rolesOf } from './roles';
import { checkScale, type Scale } from './scale';
import { checkTable, type Table } from './table';

export type { EncodeOptions } from './encodeOptions';

/**
 * Types and encodes the columns of a table: numbers are scaled, categories one-hot; missing numbers become the column's
 * median, missing categories a category of their own. Classes are in the order of numbers or of the alphabet. What was
 * decided about each column is in `Dataset.decisions`; what readers of results have to know of it, in `notes`.
 * Throws a RangeError on an unknown column, a missing label, or one class only, and one that names all columns that are
 * not what an option says, or whose kind is in doubt.
 */
export function encode(whole: Table, options: EncodeOptions): Dataset {
  const roles = rolesOf(checkTable(whole), options);
  const scale = checkScale(options.scale ?? 'range');
  const reading = readingOf(options);
  const { table, remarks } = keepLabelled(whole, options, reading);
  const columns = allFit(
    table.source,
    table.columns.map(source => {
      const cells = cellsOf(table, source, reading);
      return { name: source.name, outcome: outcomeOf(cells, roles.get(source.name), options, scale) };
    }),
  );
  const { labels, classes } = columns.find((column): column is EncodedLabels => 'labels' in column)!;
  const ids = columns.find(column => column.ids)?.ids;
  return createDataset({
    name: options.name ?? table.source,
    labels,
    classes,
    ...join(table, columns),
    notes: [...table.notes, ...notesOf([...remarks, ...columns.flatMap(column => column.remarks)])],
    decisions: columns.map(({ decision }) => decision),
    ...(ids && { ids }),
    place: table.place,
    missing: missingCells(columns, table.records),
  });
}

function outcomeOf(cells: Cells, role: Role | undefined, options: EncodeOptions, scale: Scale): Outcome {
  const { name } = cells;
  switch (role) {
    case 'label':
      return encodeLabels(cells, options.bins);
    case 'id':
      return keepIds(cells);
    case 'drop':
      return leftOut({ name, why: 'listed under `drop`' });
    case 'numeric':
      return encodeNumeric(cells, scale);
    case 'categorical':
      return encodeCategorical(cells);
    case 'dates':
      return encodeDates(cells, options.dates![name], { dayFirst: options.dayFirst, scale });
    case undefined:
      return decide(cells, scale);
  }
}
