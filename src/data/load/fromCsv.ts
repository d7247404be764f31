import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Dataset } from '../dataset';
import { type EncodeOptions, encode } from '../encode/encode';
import { type ParseOptions, parseTable } from './parseTable';
import { DataFileError } from './readVerified';

/**
 * A dataset from a CSV file. Columns are typed by their values unless the options say otherwise.
 *
 * @param path relative to the working directory
 * @param options `label` is the column that holds the class; `header` names the columns of a file without a header
 * @throws RangeError on ragged lines, an unknown column, text among numbers, a missing label or one class only, and
 * DataFileError where the file cannot be read
 */
export async function fromCsv(path: string, options: EncodeOptions & ParseOptions): Promise<Dataset> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new DataFileError(`Could not read ${path} from ${process.cwd()}: ${error.message}`);
  });
  const name = options.name ?? basename(path, extname(path));
  return encode(parseTable(text, basename(path), options), { ...options, name });
}
