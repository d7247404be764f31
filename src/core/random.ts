import { createHash } from 'node:crypto';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { ndtri } from './cephes';
import { checkSeed, expected } from './check';

/** A stream of random numbers that belongs to one purpose. */
export interface Random {
  /** A real number in [0, 1). */
  uniform(): number;
  /** An integer in [0, n). */
  integer(n: number): number;
  /** A standard normal number. */
  normal(): number;
}

/** A run's seed, and the name of a purpose, part by part. */
export type SeedPath = [seed: number, ...purpose: (string | number)[]];

/** The state in which the generator of a purpose starts: four 32-bit words. */
export function startOf(...path: SeedPath): number[] {
  const digest = createHash('sha256').update(JSON.stringify(path)).digest();
  return [0, 4, 8, 12].map(at => digest.readInt32LE(at));
}

/**
 * The generator for one purpose, derived from the run's seed by name: `randomFor(7, 'reference', 12)` gives the same
 * stream whatever else ran before it, in whichever process. So model i does not depend on how many others there are.
 * @throws RangeError for a seed that is no whole number from 0, or a name that is neither text nor a finite number
 * @example
 * const random = randomFor(7, 'reference', 12);
 * random.uniform(); // => 0.787
 * randomFor(7, 'reference', 12).uniform(); // => 0.787
 */
export function randomFor(...path: SeedPath): Random {
  const [seed, ...purpose] = path;
  checkSeed(seed);
  for (const part of purpose)
    if (typeof part !== 'string' && !Number.isFinite(part)) expected('a purpose of texts and numbers', part);
  const generator = xoroshiro128plusFromState(startOf(...path));
  return {
    uniform: () => uniformFloat64(generator),
    integer: n => uniformInt(generator, 0, n - 1),
    normal: () => ndtri(uniformFloat64(generator) || Number.EPSILON),
  };
}

/** Shuffles an array in place (Fisher–Yates) and returns it. */
export function shuffle<T extends Int32Array | number[]>(items: T, random: Random): T {
  for (let i = items.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    const held = items[i];
    items[i] = items[j];
    items[j] = held;
  }
  return items;
}
