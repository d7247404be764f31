import { checkCount, expected } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import { checkSplit } from '../data/attackSplit';
import { coins } from '../data/coins';
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
  picked,
  type Samples,
} from './ensembleSpec';
import { trainEnsembles } from './trainEnsembles';

export type TargetOptions = EnsembleOptions & {
  /**
   * How many halvings of the pool; or 'coins': each record of the pool is in or out by a fair coin of its own, for each
   * target anew, as audits in one run need it. Default 50, which makes the paper's 100 targets.
   */
  splits?: number | 'coins';
  /** How many targets, where they are trained by coins. Default 100. */
  models?: number;
};

const names: Names<TargetOptions> = { ...ensembleNames, splits: true, models: true };

/**
 * Trains the target models: the pool is halved at random, each half trains one model, `splits` times over. So each
 * record of the pool is a member of exactly half of the targets (paper 5.1). Models 2i and 2i + 1 have the halves of
 * split i.
 *
 * `splits: 'coins'` trains `models` targets on parts of the pool that differ in size, see `coins`; such models are kept
 * under names of their own.
 * @throws RangeError for options that it does not know, or an architecture that does not fit the data;
 *   InterruptedError when it is stopped
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
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
  const { splits = 50, models, ...options } = given;
  const parts = splits === 'coins' ? byCoins(split, models) : byHalvings(split, splits, models);
  const position = new Int32Array(split.dataset.labels.length);
  split.pool.indices.forEach((index, at) => {
    position[index] = at;
  });
  const draw = (seed: number) => parts.draw(seed).map(part => picked(position, part));
  const inclusion = splits === 'coins' ? 'coins' : 'halvings';
  return ensembleSpec('target', split, architecture, { ...parts, draw }, { ...options, inclusion });
}

function byCoins(split: AttackSplit, models = 100): Samples {
  checkSamples(2 * checkCount('models', models, 1, mostModels), split); // some parts are larger than half the pool
  return { size: models, draw: seed => coins(split, models, seed) };
}

function byHalvings(split: AttackSplit, splits: number, models: number | undefined): Samples {
  if (models !== undefined)
    expected("models with splits: 'coins' alone", models, 'Without coins give the number of halvings, splits.');
  checkSamples(2 * checkCount('splits', splits, 1, mostModels / 2), split);
  return { size: 2 * splits, draw: seed => halvings(split, splits, seed).flat() };
}
