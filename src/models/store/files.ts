import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partial } from './folder';
import { decodeSafetensors, encodeSafetensors, type StoredTensor } from './safetensors';

export type Tensors = Record<string, StoredTensor>;

/** Writes to a temporary name and renames, so that a reader or a killed process never leaves half a file. */
export function writeWhole(path: string, content: string | Buffer): void {
  const temporary = `${path}.${randomUUID()}${partial}`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true }); // such as what fitted on a full disk
    throw error;
  }
}

/** Writes tensors with what they belong to and their checksum. @returns the checksum */
export function writeTensors(path: string, tensors: Tensors, owner: Record<string, string>): string {
  const sha256 = hashOf(tensors);
  writeWhole(path, encodeSafetensors(tensors, { ...owner, sha256 }));
  return sha256;
}

/**
 * Reads what `writeTensors` wrote; undefined where there is no such file.
 * @throws Error when it is damaged or belongs to another owner
 */
export function readTensors(
  path: string,
  owner: Record<string, string>,
): { tensors: Tensors; sha256: string } | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const { tensors, metadata } = decodeSafetensors(file);
  const { sha256 } = metadata;
  if (sha256 !== hashOf(tensors) || Object.entries(owner).some(([name, value]) => metadata[name] !== value))
    throw new Error('its content does not belong to this model');
  return { tensors, sha256 };
}

const hour = 3600e3; // milliseconds

/** Removes what killed processes left half written: temporary files that nobody has touched for an hour. */
export function removeLeftovers(folder: string, names: string[]): void {
  for (const name of names.filter(one => one.endsWith(partial))) {
    const path = join(folder, name);
    try {
      if (Date.now() - statSync(path).mtimeMs > hour) unlinkSync(path);
    } catch {
      // Another process has renamed or removed it.
    }
  }
}

function hashOf(tensors: Tensors): string {
  const hash = createHash('sha256');
  for (const [name, { shape, values }] of Object.entries(tensors))
    hash.update(`${name} ${shape}\n`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest('hex');
}
