import { expected } from '../../core/check';

const pageBytes = 65536;

/** Where what is worked on may begin: below lie the code's constants, and address 0 means nothing. */
export const origin = 1024;

/** Bytes, filled up to whole lines of cache. */
export const wholeLines = (bytes: number): number => 64 * Math.ceil(bytes / 64);

/**
 * Lets the memory grow to so many bytes.
 * @throws RangeError for more than 4 GB, with this advice, or when the machine does not have as much
 */
export function reserve(memory: WebAssembly.Memory, bytes: number, advice?: string): void {
  if (bytes > 2 ** 32) expected('records and networks that fit into 4 GB', `${Math.ceil(bytes / 2 ** 30)} GB`, advice);
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  if (missing <= 0) return;
  try {
    memory.grow(missing);
  } catch {
    expected('records and networks for which there is memory', `${Math.ceil(bytes / 2 ** 20)} MB`, advice);
  }
}
