import { checkCount, checkInteger } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { checkSplit } from '../data/attackSplit';
import type { AttackSplit } from '../data/splitForAttack';
import type { Architecture, ModelSpec, OtherSpec } from '../models/architecture';
import type { Ensemble } from '../models/ensemble';
import type { Sampling } from '../models/models';
import {
  checkSamples,
  type EnsembleOptions,
  type EnsembleSpec,
  ensembleNames,
  ensembleSpec,
  mostModels,
} from './ensembleSpec';
import { blockSamples, referenceSamples } from './referenceSamples';
import { trainEnsembles } from './trainEnsembles';

export type ReferenceOptions = EnsembleOptions & {
  /** How many, k. Default 100: the paper does not state it, its figure 14 shows 100. */
  models?: number;
  /**
   * How each model's records are drawn from the adversary's: 'bootstrap' (default, the paper's) with replacement,
   * 'subset' without. On its own neither gives p-values that hold: see `attackDirectly`.
   */
  sampling?: Sampling;
  /**
   * How many further models to train on disjoint blocks of the adversary's records, for `attackDirectly` with `spread:
   * 'blocks'`. Default 0; 16 do well.
   */
  blocks?: number;
};

const names: Names<ReferenceOptions> = { ...ensembleNames, models: true, sampling: true, blocks: true };

/**
 * Trains the adversary's reference models: each on a bootstrap sample, drawn with replacement from the adversary's
 * records and as large as the training set of a target (paper 4.2).
 *
 * References share one finite set of records: they vary about the model of that set, and a target about another one.
 * So p-values of non-members are too extreme in both tails, by a variance factor of up to 1 + n/N (n records of a
 * model, N of the adversary). Block models tell by how much, and are kept as `references.blocks`: the adversary's
 * records are divided at random into ⌊N/n⌋ disjoint blocks, anew for as often as it takes, and each block trains a
 * model, as apart as if their records were fresh. Model i depends on the seed, its kind and i alone.
 * @throws RangeError for k < 2, blocks where N < 2n, options that it does not know, or an architecture that does not
 *   fit the data; InterruptedError when it is stopped
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
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
  const { models = 100, sampling = 'bootstrap', blocks = 0, ...options } = given;
  checkCount(
    'models',
    models,
    2,
    mostModels,
    'One loss is no distribution: train at least 2 reference models, better 100.',
  );
  checkSamples(models, split);
  const samples = referenceSamples(split, models, sampling);
  const spec = ensembleSpec('reference', split, architecture, samples, { ...options, sampling });
  if (checkInteger('blocks', blocks, 0) === 0) return spec;
  checkSamples(blocks, split);
  return { ...spec, blocks: ensembleSpec('block', split, architecture, blockSamples(split, blocks), options) };
}
