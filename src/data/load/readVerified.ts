import { resolve } from 'node:path';
import { sha256 } from '../../core/sha256';
import { DataFileError } from './dataFileError';
import { wholeFile } from './wholeFile';

/** The folder `data/` that comes with gmia: three up from `src/data/load` and from `dist/data/load` alike. */
export const dataFolder = resolve(__dirname, '../../../data');

/** A file whose bytes are known beforehand. */
export interface KnownFile {
  bytes: number;
  /** In hex. */
  sha256: string;
}

/**
 * Reads a file and checks that its bytes are the known ones, so that a result never rests on damaged data.
 *
 * @param advice how to get a good copy: closes the message of a DataFileError
 */
export async function readVerified(path: string, known: KnownFile, advice: string): Promise<Buffer> {
  return verify(await wholeFile(path, advice), known, path, advice);
}

/** Returns `content` if its bytes are the known ones, else throws a DataFileError that names `from`. */
export function verify(content: Buffer, known: KnownFile, from: string, advice: string): Buffer {
  if (content.length < known.bytes)
    throw new DataFileError(
      `Expected ${known.bytes} bytes from ${from}, got ${content.length}: it is cut short. ${advice}`,
    );
  const found = sha256(content);
  if (found !== known.sha256)
    throw new DataFileError(`Expected sha256 ${known.sha256} of ${from}, got ${found}. ${advice}`);
  return content;
}
