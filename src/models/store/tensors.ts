import { createHash } from 'node:crypto';
import { decodeSafetensors, encodeSafetensors, type ReadTensor, type StoredTensor } from './safetensors';

export type Tensors = Record<string, StoredTensor>;

/** Tensors with what they belong to and their checksum, as a safetensors file. */
export function encodeTensors(tensors: Tensors, owner: Record<string, string>): { content: Buffer; sha256: string } {
  const sha256 = hashOf(tensors);
  return { content: encodeSafetensors(tensors, { ...owner, sha256 }), sha256 };
}

/**
 * Reads what `encodeTensors` wrote, with all that was said about its owner. @throws Error when it is damaged or belongs
 * to another owner
 */
export function decodeTensors(
  content: Uint8Array,
  owner: Record<string, string>,
): { tensors: Tensors; sha256: string; metadata: Record<string, string> } {
  const { tensors, metadata } = decodeSafetensors(bytesOf(content));
  const { sha256 } = metadata;
  if (sha256 !== hashOf(tensors) || Object.entries(owner).some(([name, value]) => metadata[name] !== value))
    throw new Error('its content does not belong to this model');
  return { tensors: tensors as Tensors, sha256, metadata }; // with their checksum: they are what was written
}

/**
 * What a safetensors file says about its owner, whoever that is; with its checksum, where it has one. @throws Error
 * when it is damaged
 */
export function checkTensors(content: Uint8Array): Record<string, string> {
  const { tensors, metadata } = decodeSafetensors(bytesOf(content));
  if (metadata.sha256 !== undefined && metadata.sha256 !== hashOf(tensors))
    throw new Error('its content is not what its checksum is of');
  return metadata;
}

/** One of them. @throws Error when it is not there */
export function tensorOf(tensors: Tensors, name: string): StoredTensor {
  if (!tensors[name]) throw new Error(`it has no tensor ${name}`);
  return tensors[name];
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);

/** Their checksum: the SHA-256 (hex) of names, shapes and values, in their order. */
export function hashOf(tensors: Record<string, ReadTensor>): string {
  const hash = createHash('sha256');
  for (const [name, { shape, values }] of Object.entries(tensors))
    hash.update(`${name} ${shape}\n`).update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return hash.digest('hex');
}
