import { isAbsolute, relative } from 'node:path';

/** A path from the working folder, where it lies below it. */
export function shortPath(file: string): string {
  const short = relative('', file);
  return short.startsWith('..') || isAbsolute(short) ? file : short;
}
