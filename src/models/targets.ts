import { halvings, type AttackSplit } from '../data/split';
import { checkInteger } from '../stats/check';
import { checkArchitecture, type Architecture } from './architecture';
import type { Ensemble } from './ensemble';
import { trainEnsemble, type EnsembleOptions } from './trainEnsemble';

/**
 * Trains the target models: the pool is halved at random, each half trains one model, `splits` times over. So each record
 * of the pool is a member of exactly half of the targets (paper 5.1). Models 2i and 2i + 1 have the halves of split i.
 * @param options.splits how many halvings. Default 50, which makes the paper's 100 targets.
 * @throws RangeError for an architecture that does not fit the data
 */
export async function trainTargets(
  split: AttackSplit, architecture: Architecture, options: EnsembleOptions & { splits?: number } = {},
): Promise<Ensemble> {
  checkArchitecture(architecture);
  const splits = checkInteger('splits', options.splits ?? 50, 1);
  const seed = checkInteger('seed', options.seed ?? split.seed, 0);
  const position = new Map(Array.from(split.pool.indices, (index, at) => [index, at]));
  const samples = halvings(split, splits, seed).flat().map(half => half.map(index => position.get(index)!));
  return trainEnsemble('target', split, split.pool, samples, architecture, { ...options, seed });
}
