import type { AttackSplit } from '../data/split';
import { checkInteger } from '../stats/check';
import { randomFor } from '../stats/random';
import { checkArchitecture, type Architecture } from './architecture';
import type { Ensemble } from './ensemble';
import { trainEnsemble, type EnsembleOptions } from './trainEnsemble';

/**
 * Trains the adversary's reference models: each on a bootstrap sample, drawn with replacement from the adversary's records
 * and as large as the training set of a target (paper 4.2).
 * @param options.models how many, k. Default 100: the paper does not state it, its figure 14 shows 100.
 * @throws RangeError for k < 2 or an architecture that does not fit the data
 */
export async function trainReferences(
  split: AttackSplit, architecture: Architecture, options: EnsembleOptions & { models?: number } = {},
): Promise<Ensemble> {
  checkArchitecture(architecture);
  const models = checkInteger('models', options.models ?? 100, 2, 'One loss is no distribution: train at least 2 reference models, better 100.');
  const seed = checkInteger('seed', options.seed ?? split.seed, 0);
  const samples = Array.from({ length: models }, (_, i) => {
    const random = randomFor(seed, 'reference', i, 'sample');
    return Int32Array.from({ length: split.trainingSize }, () => random.integer(split.adversary.length));
  });
  return trainEnsemble('reference', split, split.adversary, samples, architecture, { ...options, seed });
}
