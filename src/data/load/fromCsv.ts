import { basename } from 'node:path';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';
import { checkEncodeOptions, encodeOptionNames } from '../encode/encodeOptions';
import { filePieces } from './filePieces';
import { nameOf } from './nameOf';
import { checkPath } from './openFile';
import { BytesReader } from './text/bytesReader';
import { type TextOptions, textOptionNames } from './text/textOptions';

/**
 * A dataset from a file of separated values, packed by gzip or not, of whatever size. What the reader finds out about
 * the file (another delimiter than a comma, names that come twice) is said in the dataset's notes; where that is likely
 * wrong, an error names the option that settles it. Columns are typed by their values unless the options say otherwise;
 * columns that name or count the records are not used unasked, those in doubt (1,234 or a date) are an error. What was
 * decided about each is in `Dataset.decisions`, which `show(dataset)` shows.
 *
 * @param path relative to the working directory
 * @param options `label` is the column that holds the class; `header`, `delimiter`, `encoding` and the like say how the
 *   file is to be read, `numeric`, `categorical`, `dates`, `id`, `drop`, `missing`, `decimal` and the like its columns
 * @throws RangeError on ragged lines, wrong quotes, bytes that are no text, an unknown column, columns in
 *   doubt (all in one error), a missing label or one class only; DataFileError where the file cannot be read
 * @example
 * const options = { header: false, label: 'column 11', drop: ['column 1'] };
 * const cancer = await gmia.fromCsv('data/breast-cancer-wisconsin.data', options);
 * cancer.classes; // => ['2', '4']
 */
export async function fromCsv(path: string, options: EncodeOptions & TextOptions): Promise<Dataset> {
  checkEncodeOptions('fromCsv', options, { ...encodeOptionNames, ...textOptionNames });
  const reader = new BytesReader(basename(checkPath(path)), options);
  for await (const piece of filePieces(path)) reader.push(piece);
  return encode(reader.end(), { ...options, name: options.name ?? nameOf(path) });
}
