import { basename } from 'node:path';
import type { Dataset } from '../../dataset';
import { type EncodeOptions, encode } from '../../encode/encode';
import { checkEncodeOptions, encodeOptionNames } from '../../encode/encodeOptions';
import { nameOf } from '../nameOf';
import { openFile } from '../openFile';
import { tableOfValues } from '../values/namedValues';
import { parquetValues } from './parquetValues';

/**
 * A dataset from a Parquet file, encoded as `fromCsv` encodes a text, with the same options. null is a missing value.
 * Whole numbers beyond 2^53, decimal numbers, dates and times are taken as texts with all their digits.
 *
 * @param path relative to the working directory
 * @throws RangeError as `fromCsv` does, naming rows from 0 on, and for columns of lists or bytes that are not under
 *   `drop`; DataFileError where the file cannot be read
 * @example
 * // not run: the file is yours
 * const patients = await gmia.fromParquet('patients.parquet', { label: 'readmitted', drop: ['patient_id'] });
 */
export async function fromParquet(path: string, options: EncodeOptions): Promise<Dataset> {
  checkEncodeOptions('fromParquet', options, encodeOptionNames);
  const file = await openFile(path);
  try {
    const { size } = await file.stat();
    const slice = async (start: number, end = size) => {
      const bytes = new Uint8Array(end - start);
      await file.read(bytes, 0, bytes.length, start);
      return bytes.buffer;
    };
    const values = await parquetValues({ byteLength: size, slice }, basename(path));
    return encode(tableOfValues(basename(path), values), { ...options, name: options.name ?? nameOf(path) });
  } finally {
    await file.close();
  }
}
