import type { Random } from '../../src/core/random';

/** A linear congruential generator (Numerical Recipes), which the scripts that make fixtures have as well. */
export function congruential(seed: number): Random {
  let state = seed >>> 0;
  const uniform = () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return {
    uniform,
    integer: n => Math.floor(uniform() * n),
    normal: () => {
      throw new Error('not in the fixtures');
    },
  };
}
