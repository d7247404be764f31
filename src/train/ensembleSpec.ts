import { checkCount, checkSeed, checkSize, expected } from '../core/check';
import type { Names } from '../core/checkOptions';
import { type WorkOptions, workNames } from '../core/progress';
import { dataHash, recordsHash } from '../data/hash';
import type { Inclusion } from '../data/inclusion';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { inputShape, isArchitecture, type ModelSpec } from '../models/architecture';
import type { Family } from '../models/family';
import type { ModelKind, Sampling } from '../models/models';
import { Checkpoints } from '../models/store/checkpoints';
import { defaultStore } from '../models/store/inventory';
import { memoryStore } from '../models/store/memoryStore';
import { checkStore, type Store } from '../models/store/objects';
import type { Executor } from './execute/executor';
import type { DataShape } from './trainer';
import { type AnyTrainer, familyOf, type TrainerOption, trainerFor, trainerOf } from './trainers';

export interface EnsembleOptions extends WorkOptions {
  /** Whole number that decides everything random. Default: the split's. */
  seed?: number;
  /**
   * Keeps finished models and uses those that are there: true (default) in the folder `GMIA_STORE`, false not at all,
   * or a store.
   */
  store?: boolean | Store;
  /** How models are trained: see `TrainerName`. Default: the faster one for the architecture, see `trainerFor`. */
  trainer?: TrainerOption;
  /**
   * Models in one tensor program, for the trainer 'layers'. Default: chosen by size; always 1 for convolutional
   * networks.
   */
  stack?: number;
  /** Where models are trained. Default: from this process. */
  executor?: Executor;
}

export const ensembleNames: Names<EnsembleOptions> = {
  ...workNames,
  seed: true,
  store: true,
  trainer: true,
  stack: true,
  executor: true,
};

/** The most models that are trained in one call, and the most that are trained together. */
export const mostModels = 100_000;

/** What the models of an ensemble are, before they are trained. */
export interface EnsembleSpec<Spec extends ModelSpec = ModelSpec> {
  kind: ModelKind;
  /** How the records of reference models are drawn. */
  sampling?: Sampling;
  /** Block models that belong to the reference models. */
  blocks?: EnsembleSpec<Spec>;
  split: AttackSplit;
  architecture: Spec;
  seed: number;
  /** Of targets. */
  inclusion?: Inclusion;
  trainer: AnyTrainer;
  /** What the weights are of. */
  family: Family<Spec>;
  stack?: number;
  /** How many models. */
  size: number;
  /**
   * What the models are trained on; `samples()[i]` are the positions in it of model i's. They are drawn when they are
   * first asked for: who plans a training asks for nothing of the kind.
   */
  records: Records;
  samples: () => Int32Array[];
  /** The same as indices into the data set. */
  trainedOn: () => Int32Array[];
  /** What the models take and give. */
  shape: DataShape;
  /** Sets of records about which the models are asked when they are trained, as their trainer keeps them. */
  asked: Records[];
  checkpoints?: Checkpoints;
}

/**
 * Describes the models of an ensemble; nothing is trained yet.
 * Model `i` depends on the seed, the kind and `i` alone, not on how many there are.
 * @throws RangeError for an architecture that does not fit the data or the trainer, or a seed or stack that is no whole
 *   number
 */
export function ensembleSpec<Spec extends ModelSpec>(
  kind: EnsembleSpec['kind'],
  split: AttackSplit,
  architecture: Spec,
  { size, draw }: Samples,
  options: EnsembleOptions & Pick<EnsembleSpec, 'sampling' | 'inclusion'>,
): EnsembleSpec<Spec> {
  const { seed = split.seed, store = true, trainer: wanted = trainerFor(architecture), stack, executor } = options;
  const { sampling, inclusion } = options;
  checkSeed(seed);
  if (typeof architecture !== 'object' || architecture === null) expected('an architecture', architecture);
  if (stack !== undefined) checkCount('stack', stack, 1, mostModels);
  if (executor !== undefined && typeof executor?.run !== 'function')
    expected('executor to be an Executor', executor, 'Such as gmia.threadPool().');
  const { dataset, adversary, pool } = split;
  const trainer = trainerOf(wanted);
  const shape = { shape: inputShape(architecture, dataset), classes: dataset.classes.length };
  trainer.check(architecture, shape);
  const records = kind === 'target' ? pool : adversary;
  const samples = once(() => draw(seed));
  const keptIn = storeOf(store, trainer);
  const settings = {
    trainerVersion: trainer.version,
    trainer: trainer.storedAs ?? trainer.name,
    kind,
    seed,
    architecture: storedSpec(architecture, trainer),
    data: dataHash(dataset),
    trainingSize: split.trainingSize,
    records: recordsHash(records),
    // What was the only way in former versions is not named: its models keep their keys.
    ...(sampling === 'subset' && { sampling }),
    ...(inclusion === 'coins' && { inclusion }),
  };
  return {
    kind,
    sampling,
    split,
    architecture,
    seed,
    inclusion,
    trainer,
    family: familyOf(trainer),
    stack,
    records,
    size,
    samples,
    trainedOn: once(() => samples().map(sample => picked(records.indices, sample))),
    shape,
    asked: trainer.gives === 'logits' ? [pool, adversary] : [],
    checkpoints: keptIn && new Checkpoints(keptIn, settings, dataset.name),
  };
}

/** What so many models are trained on, as positions among the records that they are drawn from. */
export interface Samples {
  size: number;
  draw(seed: number): Int32Array[];
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The entries of an array at some positions. */
export function picked(from: Int32Array, positions: Int32Array): Int32Array {
  const found = new Int32Array(positions.length);
  for (let i = 0; i < found.length; i++) found[i] = from[positions[i]];
  return found;
}

/** Checks before samples are drawn that they can be held. */
export const checkSamples = (models: number, { trainingSize }: AttackSplit): number =>
  checkSize('the samples of all models', models, trainingSize);

function storedSpec(spec: ModelSpec, trainer: AnyTrainer): object {
  if (trainer.storedSpec) return trainer.storedSpec(spec);
  if (!isArchitecture(spec)) return spec;
  // Newer options are named where they are not the default: models of former versions keep their keys.
  const { l2 = 0, penalised = 'kernels', initialiser = 'glorot', ...others } = spec;
  return {
    ...others,
    l2,
    ...(l2 > 0 && penalised !== 'kernels' && { penalised }),
    ...(initialiser !== 'glorot' && { initialiser }),
  };
}

/** Logits of models that their trainer keeps have to be kept somewhere. */
function storeOf(store: boolean | Store, { gives }: AnyTrainer): Store | undefined {
  if (store === true) return defaultStore();
  if (store === false) return gives === 'logits' ? memoryStore() : undefined;
  return checkStore(store);
}
