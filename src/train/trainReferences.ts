import { checkCount } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { randomFor } from '../core/random';
import { checkSplit } from '../data/attackSplit';
import type { AttackSplit } from '../data/splitForAttack';
import type { Architecture, ModelSpec, OtherSpec } from '../models/architecture';
import type { Ensemble } from '../models/ensemble';
import {
  checkSamples,
  type EnsembleOptions,
  type EnsembleSpec,
  ensembleNames,
  ensembleSpec,
  mostModels,
} from './ensembleSpec';
import { trainEnsembles } from './trainEnsembles';

export type ReferenceOptions = EnsembleOptions & {
  /** How many, k. Default 100: the paper does not state it, its figure 14 shows 100. */
  models?: number;
};

const names: Names<ReferenceOptions> = { ...ensembleNames, models: true };

/**
 * Trains the adversary's reference models: each on a bootstrap sample, drawn with replacement from the adversary's
 * records and as large as the training set of a target (paper 4.2).
 * @throws RangeError for k < 2, options that it does not know, or an architecture that does not fit the data;
 *   InterruptedError when it is stopped
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 };
 * const references = await trainReferences(split, architecture, { models: 4, store: false });
 * references.models.length; // => 4
 */
export function trainReferences(
  split: AttackSplit,
  architecture: Architecture,
  options?: ReferenceOptions,
): Promise<Ensemble>;
export function trainReferences<Spec extends OtherSpec>(
  split: AttackSplit,
  spec: Spec,
  options?: ReferenceOptions,
): Promise<Ensemble<Spec>>;
export async function trainReferences<Spec extends ModelSpec>(
  split: AttackSplit,
  architecture: Spec,
  options: ReferenceOptions = {},
): Promise<Ensemble<Spec>> {
  return (await trainEnsembles([referenceSpec(split, architecture, options)], options))[0];
}

/** The models that `trainReferences` trains. */
export function referenceSpec<Spec extends ModelSpec>(
  split: AttackSplit,
  architecture: Spec,
  given: ReferenceOptions = {},
): EnsembleSpec<Spec> {
  checkSplit('split', split);
  checkOptions('trainReferences', given, names);
  const { models = 100, ...options } = given;
  checkCount(
    'models',
    models,
    2,
    mostModels,
    'One loss is no distribution: train at least 2 reference models, better 100.',
  );
  checkSamples(models, split);
  const samples = (seed: number) =>
    Array.from({ length: models }, (_, i) => {
      const random = randomFor(seed, 'reference', i, 'sample');
      return Int32Array.from({ length: split.trainingSize }, () => random.integer(split.adversary.length));
    });
  return ensembleSpec('reference', split, architecture, samples, options);
}
