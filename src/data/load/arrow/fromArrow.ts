import { basename } from 'node:path';
import type { Dataset } from '../../dataset';
import { type EncodeOptions, encode } from '../../encode/encode';
import { checkEncodeOptions, encodeOptionNames } from '../../encode/encodeOptions';
import { nameOf } from '../nameOf';
import { tableOfValues } from '../values/namedValues';
import { wholeFile } from '../wholeFile';
import { arrowValues } from './arrowValues';

/**
 * A dataset from a file of Arrow (Feather, version 2) or the bytes of one, as other libraries hand over tables. It is
 * encoded as `fromCsv` encodes a text, with the same options. null is a missing value. Whole numbers beyond 2^53,
 * decimal numbers, dates and times are taken as texts; times are rounded to a microsecond.
 *
 * @param from a path relative to the working directory, or a file or stream of Arrow as bytes
 * @throws RangeError as `fromCsv` does, naming rows from 0 on, and for columns of lists or bytes that are not under
 *   `drop`; DataFileError where the file cannot be read
 * @example
 * // not run: the file is yours
 * const patients = await gmia.fromArrow('patients.feather', { label: 'readmitted', drop: ['patient_id'] });
 */
export async function fromArrow(from: string | Uint8Array, options: EncodeOptions): Promise<Dataset> {
  checkEncodeOptions('fromArrow', options, encodeOptionNames);
  if (from instanceof Uint8Array) return datasetOf(from, 'the bytes', { ...options, name: options.name ?? 'arrow' });
  const bytes = await wholeFile(from);
  return datasetOf(bytes, basename(from), { ...options, name: options.name ?? nameOf(from) });
}

const datasetOf = async (bytes: Uint8Array, source: string, options: EncodeOptions): Promise<Dataset> =>
  encode(tableOfValues(source, await arrowValues(bytes, source)), options);
