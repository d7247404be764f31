import { expected } from '../../core/check';
import type { EncodeOptions } from './encodeOptions';
import { defaultMissing } from './missing';
import { checkNotation, type Notation, numberReader, plain } from './notation';
import type { SourceColumn, Table } from './table';

/** The cells of a column, read as the options say what is missing and how numbers are written. */
export interface Cells {
  name: string;
  records: number;
  place(row: number): string;
  /** The text as the source has it, be it a marker of missing values; '' where there is none. */
  raw(row: number): string;
  /** The text; null where it is missing. */
  text(row: number): string | null;
  /** The number; NaN where it is missing or none. */
  number(row: number): number;
  /** The number that a text of this column says; NaN for none. */
  read(text: string): number;
  /** Whether the source says that these are numbers: how they are written is no question. */
  areTyped: boolean;
  /** What may stand beside numbers, and whether a cell is a number without it. */
  units: readonly string[];
  isPlain(row: number): boolean;
}

/** How cells are read. */
export interface Reading {
  missing: ReadonlySet<string>;
  /** Whether a marker of missing values looks like a number: -99. */
  numericMarkers: boolean;
  notation: Notation;
  read(text: string): number;
}

/** What the options `missing`, `decimal`, `thousands` and `units` say, ready for use. */
export function readingOf(options: Pick<EncodeOptions, 'missing' | keyof Notation>): Reading {
  const {
    missing = defaultMissing,
    decimal = plain.decimal,
    thousands = plain.thousands,
    units = plain.units,
  } = options;
  if (!Array.isArray(missing) || !missing.every(marker => typeof marker === 'string'))
    expected("missing to be a list of texts, such as ['', 'NA']", missing);
  const notation = checkNotation({ decimal, thousands, units });
  const read = numberReader(notation);
  const numericMarkers = missing.some(marker => !Number.isNaN(read(marker)) || !Number.isNaN(Number(marker || NaN)));
  return { missing: new Set(missing), numericMarkers, notation, read };
}

export function cellsOf({ records, place }: Table, source: SourceColumn, reading: Reading): Cells {
  const { missing, numericMarkers, notation, read } = reading;
  const text = (row: number) => {
    const cell = source.text(row);
    return cell === null || missing.has(cell) ? null : cell;
  };
  const fromText = (row: number) => {
    const cell = text(row);
    return cell === null ? NaN : read(cell);
  };
  const isPlain = source.typed || (notation.decimal === plain.decimal && !notation.thousands);
  // Most columns of numbers know them, and have no texts until they are asked for some.
  const number = (row: number) => {
    const known = source.number(row);
    if (Number.isNaN(known)) return fromText(row);
    return numericMarkers && text(row) === null ? NaN : known;
  };
  return {
    name: source.name,
    records,
    place,
    raw: row => source.text(row) ?? '',
    text,
    number: isPlain ? number : fromText,
    read,
    areTyped: source.typed ?? false,
    units: notation.units,
    isPlain: row => !Number.isNaN(source.number(row)),
  };
}
