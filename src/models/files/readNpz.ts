import { unzipSync } from 'fflate';
import { DataFileError } from '../../data/load/dataFileError';
import type { FileArray } from './fileArray';
import { readNpy } from './readNpy';

/**
 * Reads the arrays of a NumPy archive (.npz), compressed or not.
 * @returns by name
 * @throws DataFileError for a file that is damaged or another, and as `readNpy` does
 */
export function readNpz(content: Uint8Array, source: string): Map<string, FileArray> {
  const arrays = new Map<string, FileArray>();
  for (const [file, bytes] of Object.entries(unzip(content, source))) {
    const name = file.replace(/\.npy$/, '');
    arrays.set(name, readNpy(bytes, `${source}, ${name}`));
  }
  return arrays;
}

function unzip(content: Uint8Array, source: string): Record<string, Uint8Array> {
  try {
    return unzipSync(content);
  } catch (error) {
    throw new DataFileError(
      `Expected a whole NumPy archive in ${source}, got an error: ${(error as Error).message}. Save it by np.savez.`,
    );
  }
}
