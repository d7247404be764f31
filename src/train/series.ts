import { checkInteger } from '../core/check';
import type { WorkOptions } from '../core/progress';
import { dataHash, recordsHash } from '../data/hash';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { type Architecture, checkArchitecture, inputShape, type Parameter, parameters } from '../models/architecture';
import type { Model } from '../models/ensemble';
import { Checkpoints } from '../models/store/checkpoints';
import { defaultStore } from '../models/store/inventory';
import { checkStore, type Store } from '../models/store/objects';
import type { TrainerName } from './job';
import { trainerVersion } from './job';
import { fasterTrainer } from './trainers';

export interface EnsembleOptions extends WorkOptions {
  /** Whole number that decides everything random. Default: the split's. */
  seed?: number;
  /** Keeps finished models and uses those that are there: true (default) in the folder `GMIA_STORE`, false not at all, or a store. */
  store?: boolean | Store;
  /** How models are trained: see `TrainerName`. Default: the faster one for the architecture. */
  trainer?: TrainerName;
  /** Models in one tensor program, for the trainer 'stacked'. Default: chosen by size; always 1 for convolutional networks. */
  stack?: number;
}

/** Models that differ in nothing but their records and their random numbers, before they are trained. */
export interface Series {
  kind: 'reference' | 'target';
  split: AttackSplit;
  architecture: Architecture;
  seed: number;
  trainer: TrainerName;
  stack?: number;
  /** What the models are trained on; `samples[i]` are the positions in it of model i's. */
  records: Records;
  samples: Int32Array[];
  /** The same as indices into the data set. */
  trainedOn: Int32Array[];
  /** The trainable tensors of each model. */
  layers: Parameter[];
  store?: Checkpoints;
}

/**
 * Describes the models of a series; nothing is trained yet.
 * Model `i` depends on the seed, the kind and `i` alone, not on how many there are.
 * @throws RangeError for an architecture that does not fit the data, or a seed or stack that is no whole number
 */
export function createSeries(
  kind: Series['kind'],
  split: AttackSplit,
  architecture: Architecture,
  samples: (seed: number) => Int32Array[],
  { seed = split.seed, store = true, trainer = fasterTrainer(architecture), stack }: EnsembleOptions,
): Series {
  checkArchitecture(architecture);
  checkInteger('seed', seed, 0);
  if (stack !== undefined) checkInteger('stack', stack, 1);
  const { dataset } = split;
  const records = kind === 'reference' ? split.adversary : split.pool;
  const positions = samples(seed);
  return {
    kind,
    split,
    architecture,
    seed,
    trainer,
    stack,
    records,
    samples: positions,
    trainedOn: positions.map(sample => sample.map(position => records.indices[position])),
    layers: parameters(architecture, inputShape(architecture, dataset), dataset.classes.length),
    store: store
      ? new Checkpoints(
          store === true ? defaultStore() : checkStore(store),
          {
            trainerVersion,
            trainer,
            kind,
            seed,
            architecture: { ...architecture, l2: architecture.l2 ?? 0 },
            data: dataHash(dataset),
            trainingSize: split.trainingSize,
            records: recordsHash(records),
          },
          dataset.name,
        )
      : undefined,
  };
}

/** The models that the store has; the places of others are empty. */
export function storedModels({ trainedOn, store, layers }: Series): (Model | undefined)[] {
  return trainedOn.map((sample, i) => {
    const tensors = store?.load(i);
    // A stored model is only of use with the records it was trained on, which decide who is a member.
    if (!tensors || !sameValues(tensors.sample.values, sample)) return undefined;
    return { sample, weights: layers.map((_, layer) => tensors[`${layer}`].values as Float32Array) };
  });
}

/** Puts a finished model into the store. */
export function storeModel({ store, layers }: Series, i: number, { sample, weights }: Model): void {
  store?.save(
    i,
    Object.fromEntries([
      ...weights.map((values, layer) => [`${layer}`, { shape: layers[layer].shape, values }]),
      ['sample', { shape: [sample.length], values: sample }],
    ]),
  );
}

const sameValues = (a: ArrayLike<number>, b: Int32Array): boolean =>
  a.length === b.length && b.every((value, i) => value === a[i]);
