/** The name of the category that missing values form, unless a column has such a category already. */
export const MISSING = '?';

/**
 * Texts that stand for a missing value unless an option says otherwise: those of pandas' `read_csv`, among them R's
 * `NA`, and `?`, as the data sets of UCI have it.
 */
export const defaultMissing: readonly string[] = [
  '',
  '?',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
];
