import { createHash } from 'node:crypto';

/** The SHA-256 of texts and bytes one after another, in hexadecimal digits. Kernel: nothing is checked. */
export function sha256(...parts: (string | NodeJS.ArrayBufferView)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
