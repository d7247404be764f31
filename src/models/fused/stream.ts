import { createHash } from 'node:crypto';

/** The seed of a run, then the name of one purpose, part by part: what `randomFor` takes. */
export type SeedPath = [seed: number, ...purpose: (string | number)[]];

/** The state with which the generator of `randomFor(...path)` begins, as the trainer's code keeps it: two words of 8 bytes. */
export function stream(...path: SeedPath): Int32Array {
  const digest = createHash('sha256').update(JSON.stringify(path)).digest();
  return Int32Array.from([4, 0, 12, 8], at => digest.readInt32LE(at)); // pure-rand names the upper half of a word first
}
