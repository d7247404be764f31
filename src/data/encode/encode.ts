import { expected } from '../../core/check';
import { count } from '../../core/format';
import { createDataset } from '../createDataset';
import type { Column, Dataset } from '../dataset';
import { type EncodedColumn, encodeCategories, encodeNumbers, type Scale } from './columns';
import { parseNumber } from './parseNumber';
import { checkTable, columnNamed, type Table, type TextColumn, textColumn } from './table';

/** How a table becomes a dataset. A column in neither list is numeric if all its values are numbers. */
export interface EncodeOptions {
  /** The column that holds the class. */
  label: string;
  /** Columns that must hold numbers. */
  numeric?: string[];
  /** Columns that hold categories, even where these look like numbers. */
  categorical?: string[];
  /** Columns to leave out, such as an identifier. */
  drop?: string[];
  /** Texts that stand for a missing value; by default '?' and ''. */
  missing?: string[];
  /** How numbers are scaled; by default 'range', to [0, 1]. */
  scale?: Scale;
  /** The dataset's name in tables and messages. */
  name?: string;
}

/**
 * A column with more is probably an identifier, or holds numbers with one typing error. Each category costs a feature.
 */
const MOST_CATEGORIES_UNASKED = 200;

/**
 * Types and encodes the columns of a table: numbers are scaled, categories one-hot; missing numbers become the column's
 * median, missing categories a category of their own. Classes are in the order of numbers or of the alphabet.
 * Throws a RangeError on an unknown column, text among numbers, a missing label, or one class only.
 */
export function encode(table: Table, options: EncodeOptions): Dataset {
  const { numeric = [], categorical = [], drop = [], missing = ['?', ''], scale = 'range' } = options;
  checkTable(table);
  checkScale(scale);
  const label = columnNamed(table, options.label, 'label');
  const roles = new Map([[options.label, 'label']]);
  for (const [role, names] of Object.entries({ numeric, categorical, drop }))
    for (const name of names) {
      columnNamed(table, name, role);
      if (roles.has(name)) expected(`one role for column ${JSON.stringify(name)}`, `${roles.get(name)} and ${role}`);
      roles.set(name, role);
    }
  const { labels, classes } = encodeLabels(textColumn(table, label, missing));
  const encoded = table.columns.flatMap(source => {
    const role = roles.get(source.name);
    if (role === 'label' || role === 'drop') return [];
    const column = textColumn(table, source, missing);
    return role === 'numeric'
      ? encodeNumbers(column, scale)
      : role === 'categorical'
        ? encodeCategories(column)
        : encodeUnasked(column, scale);
  });
  if (encoded.length === 0) expected(`a column beside the label in ${table.source}`, 'none');
  return createDataset({
    name: options.name ?? table.source,
    labels,
    classes,
    ...join(encoded, labels.length),
    notes: [...table.notes, ...encoded.flatMap(({ notes }) => notes)],
  });
}

function checkScale(scale: Scale): void {
  if (typeof scale === 'string' ? scale !== 'range' && scale !== 'none' : !(scale[1] > scale[0]))
    expected("scale to be 'range', 'none' or [low, high]", scale);
}

function encodeUnasked(column: TextColumn, scale: Scale): EncodedColumn {
  const { name, cells, place } = column;
  const isText = (cell: string | null) => cell !== null && Number.isNaN(parseNumber(cell));
  const first = cells.findIndex(isText);
  if (first < 0) return encodeNumbers(column, scale);
  const encoded = encodeCategories(column);
  const why = `${JSON.stringify(cells[first])} in ${place(first)} is not a number`;
  if (encoded.column.width > MOST_CATEGORIES_UNASKED)
    expected(
      `at most ${MOST_CATEGORIES_UNASKED} categories in column ${JSON.stringify(name)}`,
      encoded.column.width,
      `It is no column of numbers, for ${why}. List it under \`numeric\`, \`categorical\` or \`drop\`.`,
    );
  if (cells.some(cell => cell !== null && !isText(cell))) encoded.notes.push(`${name} is taken as categories: ${why}.`);
  return encoded;
}

function encodeLabels({ name, cells, place }: TextColumn): { labels: Int32Array; classes: string[] } {
  const absent = cells.indexOf(null);
  if (absent >= 0)
    expected(`a class in column ${JSON.stringify(name)}, ${place(absent)}`, 'a missing value', 'Remove such records.');
  const classes = [...new Set(cells as string[])].sort();
  if (classes.every(text => !Number.isNaN(parseNumber(text)))) classes.sort((a, b) => Number(a) - Number(b));
  if (classes.length > cells.length / 2 && classes.length > MOST_CATEGORIES_UNASKED)
    expected(`classes in column ${JSON.stringify(name)}`, `${count(classes.length)} different values`);
  const at = new Map(classes.map((text, i) => [text, i]));
  return { labels: Int32Array.from(cells as string[], text => at.get(text)!), classes };
}

function join(encoded: EncodedColumn[], records: number): Pick<Dataset, 'features' | 'columns'> {
  let width = 0;
  const columns: Column[] = encoded.map(({ column: { name, ...rest } }) => {
    const start = width;
    width += rest.width;
    return { name, start, ...rest };
  });
  const values = new Float32Array(records * width);
  for (let record = 0; record < records; record++)
    encoded.forEach(({ write }, c) => write(record, values, record * width + columns[c].start));
  return { features: { values, width }, columns };
}
