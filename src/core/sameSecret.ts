import { createHash, timingSafeEqual } from 'node:crypto';

const hash = (text: string) => createHash('sha256').update(text).digest();

/** Compares hashes, in equal time: neither length nor beginning of a secret can be found by trying. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(hash(a), hash(b));
