import { checkCount, checkInteger, checkNumber, checkSeed, expected } from '../../core/check';
import type { Names } from '../../core/checkOptions';
import { type WorkOptions, workNames } from '../../core/progress';
import type { TrainerOption } from '../../train/trainers';

/** How queries that a record influences are found (paper 4.5). */
export interface QueryOptions extends WorkOptions {
  /** Random queries for each record. Default 5,000, the paper's. */
  queries?: number;
  /** How many of them are kept, the least alike. Default 50, the paper's. */
  keep?: number;
  /**
   * A query is accepted when its influence I(r, q) is above θ. Default 0.95, the paper's for Cancer; it has 0.9 for
   * Adult, 0.8 for MNIST.
   */
  theta?: number;
  /** Rejected queries are optimised when fewer than this were accepted. Default 10, the paper's. */
  enough?: number;
  /** Margin γ of the hinge, a difference of probabilities. Default 0.1; the paper does not say. */
  gamma?: number;
  /**
   * How far the feature that matters most moves in one step of the optimisation. Default 0.05; the paper does not say.
   */
  step?: number;
  /** Steps of the optimisation. Default 200; the paper does not say. */
  iterations?: number;
  /**
   * Mini-batches of the further training that makes positive reference models. Default one pass over a reference's
   * records.
   */
  updates?: number;
  /** Who trains the positive reference models. Default: as for `trainPositives`. */
  trainer?: TrainerOption;
  /**
   * Whether other reference models judge a target on the queries than those that found them. False (default, the
   * paper's way): all do both; then the judges have been fitted to the queries, and p-values come out too small. True:
   * every other one finds, the rest judge.
   */
  crossFit?: boolean;
  /** @deprecated Use crossFit: true for 'halves', false for 'all'. */
  references?: 'all' | 'halves';
  /** Whole number that decides everything random. Default: the split's. */
  seed?: number;
}

export const queryNames: Names<QueryOptions> = {
  ...workNames,
  queries: true,
  keep: true,
  theta: true,
  enough: true,
  gamma: true,
  step: true,
  iterations: true,
  updates: true,
  trainer: true,
  crossFit: true,
  references: true,
  seed: true,
};

/** The most queries for a record: their distances take 2n² bytes. */
const mostQueries = 50_000;

/** Checks the options and fills in the defaults. @throws RangeError naming the option that is wrong */
export function queryOptions(options: QueryOptions) {
  const {
    queries = 5000,
    keep = 50,
    theta = 0.95,
    enough = 10,
    gamma = 0.1,
    step = 0.05,
    iterations = 200,
    updates,
    references,
    crossFit = references === 'halves',
  } = options;
  checkCount('queries', queries, 1, mostQueries);
  checkInteger('keep', keep, 1);
  checkNumber('theta', theta, 0, 1, 'It is a share of reference models.');
  checkInteger('enough', enough, 0);
  checkNumber('gamma', gamma, 0, 1, 'It is a difference of probabilities.');
  checkNumber('step', step, Number.MIN_VALUE, 1e6);
  checkCount('iterations', iterations, 0, 1e6);
  if (updates !== undefined) checkCount('updates', updates, 1, 1e6);
  if (options.seed !== undefined) checkSeed(options.seed);
  if (references !== undefined && references !== 'all' && references !== 'halves')
    expected("references to be 'all' or 'halves'", references);
  if (typeof crossFit !== 'boolean') expected('crossFit to be true or false', crossFit);
  return { queries, keep, theta, enough, gamma, step, iterations, updates, crossFit };
}
