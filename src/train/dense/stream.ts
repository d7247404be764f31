import { type SeedPath, startOf } from '../../core/random';

/**
 * The state with which the generator of `randomFor(...path)` begins, as the trainer's code keeps it: two words of 8
 * bytes.
 */
export function stream(...path: SeedPath): Int32Array {
  const [a, b, c, d] = startOf(...path);
  return Int32Array.of(b, a, d, c); // pure-rand names the upper half of a word first
}
