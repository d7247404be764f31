import { DataFileError } from '../../data/load/dataFileError';
import { decodeSafetensors } from '../store/safetensors';
import type { FileArray } from './fileArray';

/**
 * Reads the arrays of a safetensors file.
 * @returns by name
 * @throws DataFileError for a file that is damaged or another
 */
export function readSafetensors(content: Buffer, source: string): Map<string, FileArray> {
  try {
    const { tensors } = decodeSafetensors(content);
    return new Map(
      Object.entries(tensors).map(([name, tensor]) => [name, { ...tensor, source: `${source}, ${name}` }]),
    );
  } catch (error) {
    throw new DataFileError(`Could not read ${source}: ${(error as Error).message}. Save it again.`);
  }
}
