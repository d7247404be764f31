import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import type { Scale } from './scale';

/**
 * How a table becomes a dataset. A column that no option names is taken for what its values are like: numbers if all
 * of them are, else categories. One that names or counts the records is left out, and one whose kind is doubtful is an
 * error that says which option settles it.
 */
export interface EncodeOptions {
  /** The column that holds the class. */
  label: string;
  /** Columns that must hold numbers; by default none must. */
  numeric?: string[];
  /** Columns that hold categories, even where these look like numbers; by default none of those do. */
  categorical?: string[];
  /**
   * Columns that hold dates, such as 2020-12-31, 31.12.2020 or 12/31/2020, with or without a time of day. `'days'`
   * makes one number of each, the days since 1 January 1970; `'parts'` makes several: year, month, day, weekday (1 is
   * Monday) and, where there is a time of day, hour. By default no column holds dates.
   */
  dates?: Record<string, 'days' | 'parts'>;
  /** Whether the day stands before the month in 3/4/2020; by default as other dates of the column tell. */
  dayFirst?: boolean;
  /** The column that names the records: kept as text in `Dataset.ids`, not used as a feature; by default none does. */
  id?: string;
  /** Columns to leave out; by default none. */
  drop?: string[];
  /**
   * Texts that stand for a missing value; by default '', '?', 'NA', 'N/A', 'NaN', 'null', 'None' and the others that
   * pandas knows. `missing: []` where they are values like others.
   */
  missing?: string[];
  /** What is done with records without a class; by default 'refuse', an error. */
  unlabelled?: 'refuse' | 'leave out';
  /**
   * For a label of numbers: how many classes of about equally many records to make of it, or the borders between them,
   * in ascending order; a border belongs to the class above it. By default each value is a class.
   */
  bins?: number | readonly number[];
  /** What stands before decimals, '.' or ','; by default '.'. */
  decimal?: '.' | ',';
  /** What groups digits by thousands: ',' for 1,234, '.' for 1.234, ' ' for 1 234; by default nothing. */
  thousands?: string;
  /** Signs and words before or behind numbers that are passed over, such as '$', '%' or 'kg'; by default none. */
  units?: string[];
  /** How numbers are scaled; by default 'range', to [0, 1]. */
  scale?: Scale;
  /** The dataset's name in tables and messages; by default that of the file or table. */
  name?: string;
}

/** The names of the options, for `checkOptions`. */
export const encodeOptionNames: Record<keyof EncodeOptions, true> = {
  label: true,
  numeric: true,
  categorical: true,
  dates: true,
  dayFirst: true,
  id: true,
  drop: true,
  missing: true,
  unlabelled: true,
  bins: true,
  decimal: true,
  thousands: true,
  units: true,
  scale: true,
  name: true,
};

/** Checks the names of options with which `of` reads a table, and that there are any: `label` has no default. */
export function checkEncodeOptions<O extends EncodeOptions>(
  of: string,
  options: O,
  names: Record<keyof O, true>,
): void {
  if (options === undefined) expected(`the option label of ${of}`, 'none', 'It names the column of the classes.');
  checkOptions(of, options, names);
}
