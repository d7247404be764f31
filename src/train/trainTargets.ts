import { checkCount } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { checkSplit } from '../data/attackSplit';
import { type AttackSplit, halvings } from '../data/splitForAttack';
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

export type TargetOptions = EnsembleOptions & {
  /** How many halvings of the pool. Default 50, which makes the paper's 100 targets. */
  splits?: number;
};

const names: Names<TargetOptions> = { ...ensembleNames, splits: true };

/**
 * Trains the target models: the pool is halved at random, each half trains one model, `splits` times over. So each
 * record of the pool is a member of exactly half of the targets (paper 5.1). Models 2i and 2i + 1 have the halves of
 * split i.
 * @throws RangeError for options that it does not know, or an architecture that does not fit the data;
 *   InterruptedError when it is stopped
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 };
 * const targets = await trainTargets(split, architecture, { splits: 2, store: false });
 * targets.models.length; // => 4
 */
export function trainTargets(
  split: AttackSplit,
  architecture: Architecture,
  options?: TargetOptions,
): Promise<Ensemble>;
export function trainTargets<Spec extends OtherSpec>(
  split: AttackSplit,
  spec: Spec,
  options?: TargetOptions,
): Promise<Ensemble<Spec>>;
export async function trainTargets<Spec extends ModelSpec>(
  split: AttackSplit,
  architecture: Spec,
  options: TargetOptions = {},
): Promise<Ensemble<Spec>> {
  return (await trainEnsembles([targetSpec(split, architecture, options)], options))[0];
}

/** The models that `trainTargets` trains. */
export function targetSpec<Spec extends ModelSpec>(
  split: AttackSplit,
  architecture: Spec,
  given: TargetOptions = {},
): EnsembleSpec<Spec> {
  checkSplit('split', split);
  checkOptions('trainTargets', given, names);
  const { splits = 50, ...options } = given;
  checkSamples(2 * checkCount('splits', splits, 1, mostModels / 2), split);
  const position = new Map(Array.from(split.pool.indices, (index, at) => [index, at]));
  const samples = (seed: number) =>
    halvings(split, splits, seed)
      .flat()
      .map(half => half.map(index => position.get(index)!));
  return ensembleSpec('target', split, architecture, samples, options);
}
