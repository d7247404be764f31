import { BytesReader } from '../../../../src/data/load/text/bytesReader';
import type { TextOptions } from '../../../../src/data/load/text/textOptions';

/** What is read of a file that comes in pieces of so many bytes. */
export function readText(content: string | Buffer, options: TextOptions = {}, piece = 7) {
  const bytes = Buffer.from(content as string);
  const reader = new BytesReader('it.csv', options);
  for (let at = 0; at < bytes.length; at += piece) reader.push(bytes.subarray(at, at + piece));
  const { columns, records, notes, place } = reader.end();
  return {
    names: columns.map(({ name }) => name),
    cells: Array.from({ length: records }, (_, row) => columns.map(({ text }) => text(row))),
    lines: Array.from({ length: records }, (_, row) => place(row)),
    notes,
  };
}
