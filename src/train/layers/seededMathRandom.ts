import { AsyncLocalStorage } from 'node:async_hooks';
import type { Random } from '../../core/random';

const streams = new AsyncLocalStorage<Random>();
let running = 0;
let own: typeof Math.random;

/**
 * Does some work that draws from `random` where it calls `Math.random`, also after it has waited for something; what
 * else runs meanwhile does not. TensorFlow.js draws all that has no seed from there, and a dropout layer with a seed of
 * its own would mask the same units in every step.
 */
export async function seededMathRandom<T>(random: Random, work: () => T | Promise<T>): Promise<T> {
  if (running++ === 0) {
    own = Math.random;
    Math.random = () => streams.getStore()?.uniform() ?? own();
  }
  try {
    return await streams.run(random, work);
  } finally {
    if (--running === 0) Math.random = own;
  }
}
