import { recordsHash } from '../data/hash';
import type { Model } from '../models/ensemble';
import type { Checkpoints } from '../models/store/checkpoints';
import type { StoredTensor } from '../models/store/safetensors';
import { type Tensors, tensorOf } from '../models/store/tensors';
import type { EnsembleSpec } from './ensembleSpec';
import type { Trained } from './trainer';

/** The models that the store has; the places of others are empty. */
export function storedModels({ trainedOn, checkpoints, asked, ...spec }: EnsembleSpec): (Model | undefined)[] {
  const shapes = shapesOf(spec);
  const sets = asked.map(recordsHash);
  const checkTensors = (tensors: Tensors) => {
    tensorOf(tensors, 'sample');
    if (hasWeights(tensors)) shapes.forEach((shape, at) => checkShape(tensorOf(tensors, `${at}`), at, shape));
  };
  return trainedOn().map((sample, i) => {
    const tensors = checkpoints?.load(i, checkTensors);
    // A stored model is only of use with the records it was trained on, which decide who is a member.
    if (!tensors || !sameValues(tensors.sample.values, sample)) return undefined;
    // Its trainer kept the weights then, and gives them now.
    if (shapes.length > 0 && !hasWeights(tensors)) return undefined;
    if (sets.some(records => !checkpoints!.loadLogits(i, records))) return undefined;
    return { sample, weights: shapes.map((_, at) => tensors[`${at}`].values as Float32Array) };
  });
}

const hasWeights = (tensors: Tensors): boolean => Object.keys(tensors).some(name => name !== 'sample');

/** @throws Error for a tensor that was made for another network */
function checkShape({ shape }: StoredTensor, at: number, wanted: number[]): void {
  if (`${shape}` !== `${wanted}`) throw new Error(`its tensor ${at} is of shape [${shape}], not [${wanted}]`);
}

/** Where the models of a series are kept, and in which form. */
export interface Keeping {
  checkpoints?: Checkpoints;
  /** See `shapesOf`. */
  shapes: number[][];
  /** The names of the sets of records about which models were asked when they were trained, see `recordsHash`. */
  asked: readonly string[];
  classes: number;
}

/** Where the models of an ensemble are kept. */
export const keepingOf = (spec: EnsembleSpec): Keeping => ({
  checkpoints: spec.checkpoints,
  shapes: shapesOf(spec),
  asked: spec.asked.map(recordsHash),
  classes: spec.shape.classes,
});

/**
 * Puts a finished model into the store, with what it gave out if its trainer keeps it.
 * @param sample what it was trained on, as indices into the data set
 * @returns whether the store took it
 */
export function storeModel(
  { checkpoints, shapes, asked, classes }: Keeping,
  i: number,
  sample: Int32Array,
  { weights = [], logits, warnings = [] }: Trained,
): boolean {
  const kept = checkpoints?.save(
    i,
    Object.fromEntries([
      ...weights.map((values, at) => [`${at}`, { shape: shapes[at], values }]),
      ['sample', { shape: [sample.length], values: sample }],
    ]),
  );
  asked.forEach((records, set) => checkpoints?.saveLogits(i, records, logits[set], classes));
  for (const warning of warnings) checkpoints?.keepWarning(warning);
  return kept ?? false;
}

/** The shapes of each model's tensors; none when the trainer keeps them. */
export const shapesOf = ({ trainer, family, architecture, shape }: Weighed): number[][] =>
  trainer.gives === 'weights' ? family.shapes(architecture, shape.shape, shape.classes) : [];

/** What decides which tensors a model has. */
export type Weighed = Pick<EnsembleSpec, 'trainer' | 'family' | 'architecture' | 'shape'>;

const sameValues = (a: ArrayLike<number>, b: Int32Array): boolean =>
  a.length === b.length && b.every((value, i) => value === a[i]);
