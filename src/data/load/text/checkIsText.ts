import { expected } from '../../../core/check';

const SAVE = 'Save it as CSV.';

/** How files begin that are no text, what they are, and what to do with them. */
const kinds: [start: string | number[], is: string, advice: string][] = [
  ['PAR1', 'a Parquet file', 'Read it by fromParquet.'],
  ['ARROW1', 'an Arrow (Feather) file', 'Read it by fromArrow.'],
  [[0xff, 0xff, 0xff, 0xff], 'a stream of Arrow', 'Read it by fromArrow.'],
  ['PK\x03\x04', 'a zip archive, such as a workbook of Excel (.xlsx)', 'Save its table as CSV, or unpack it first.'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'a workbook of Excel (.xls)', SAVE],
  ['\x93NUMPY', 'an array of NumPy (.npy)', 'Save its rows as CSV, or hand its values to createDataset.'],
  ['SQLite format 3', 'a database of SQLite', 'Export its table as CSV.'],
  [[0x89, 0x48, 0x44, 0x46], 'an HDF5 file', SAVE],
  ['%PDF', 'a PDF', SAVE],
  ['BZh', 'compressed by bzip2', 'Unpack it first.'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'compressed by xz', 'Unpack it first.'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'compressed by zstd', 'Unpack it first.'],
  ['7z\xbc\xaf', 'a 7z archive', 'Unpack it first.'],
  [[0x00, 0x00, 0xfe, 0xff], 'text in UTF-32', 'Save it as UTF-8.'],
  [[0xff, 0xfe, 0x00, 0x00], 'text in UTF-32', 'Save it as UTF-8.'],
];

const startsWith = (bytes: Buffer, start: string | readonly number[]) =>
  bytes.subarray(0, start.length).equals(typeof start === 'string' ? Buffer.from(start, 'latin1') : Buffer.from(start));

/** Checks that a file does not begin as one that is no text. @throws RangeError that says what it is */
export function checkIsText(first: Buffer, source: string): void {
  const kind = kinds.find(([start]) => startsWith(first, start));
  if (kind) expected(`a text of separated values in ${source}`, kind[1], kind[2]);
}

const marks: [start: number[], encoding: string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encoding that the first bytes of a text name, by a byte order mark. */
export const markOf = (first: Buffer): string | undefined => marks.find(([start]) => startsWith(first, start))?.[1];
