import { checkInteger, expected } from '../../../core/check';

/** How a text of separated values is read. By default what can be seen in the file decides, and a note says so. */
export interface TextOptions {
  /**
   * The names of the columns, where no line has them; `false`: they are `column 1`, `column 2`, ... By default the
   * first line has them. `true`: also where it looks like a record.
   */
  header?: boolean | string[];
  /** What separates values, or `'blanks'` for runs of blanks and tabs. Default: a comma, or what all lines have. */
  delimiter?: string;
  /** Whether `"` opens and closes a value that may hold delimiters and line breaks. Default: true. */
  quote?: boolean;
  /** How lines begin that are to be left out, such as `'#'`. `false`: those that begin with `#` are records. Default:
   * no line is left out, and it is an error where some lines begin with `#`. */
  comment?: string | false;
  /** How many lines to leave out before the header or the first record. Default: 0. */
  skip?: number;
  /** How letters are encoded, such as `'latin1'` or `'utf-16le'`. Default: UTF-8, or UTF-16 where a mark says so. */
  encoding?: string;
}

/** The names of the options, for `checkOptions`. */
export const textOptionNames: Record<keyof TextOptions, true> = {
  header: true,
  delimiter: true,
  quote: true,
  comment: true,
  skip: true,
  encoding: true,
};

/** Checks the values of the options, and returns them. @throws RangeError */
export function checkTextOptions(options: TextOptions): TextOptions {
  const { header, delimiter, quote, comment, skip, encoding } = options;
  const isNames = Array.isArray(header) && header.length > 0 && header.every(name => typeof name === 'string');
  if (header !== undefined && typeof header !== 'boolean' && !isNames)
    expected('header to be true, false or the names of the columns', header);
  if (delimiter !== undefined && (typeof delimiter !== 'string' || !/^[^"\r\n]+$/.test(delimiter)))
    expected("delimiter to be what separates values, such as ';', '\\t' or 'blanks'", delimiter);
  if (quote !== undefined && typeof quote !== 'boolean') expected('quote to be true or false', quote);
  if (comment !== undefined && comment !== false && (typeof comment !== 'string' || comment.trim() === ''))
    expected("comment to be false or how lines begin that are left out, such as '#'", comment);
  if (skip !== undefined) checkInteger('skip', skip, 0);
  if (encoding !== undefined && !isEncoding(encoding))
    expected("encoding to be one that TextDecoder knows, such as 'latin1' or 'utf-16le'", encoding);
  return options;
}

function isEncoding(label: unknown): boolean {
  try {
    return typeof label === 'string' && new TextDecoder(label) !== undefined;
  } catch {
    return false;
  }
}
