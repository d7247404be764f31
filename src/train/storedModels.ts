import { recordsHash } from '../data/hash';
import type { Model } from '../models/ensemble';
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
  return trainedOn.map((sample, i) => {
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

/** Puts a finished model into the store, with what it gave out if its trainer keeps it. */
export function storeModel(spec: EnsembleSpec, i: number, { weights = [], logits, warnings = [] }: Trained): void {
  const { checkpoints, trainedOn, asked, shape } = spec;
  const shapes = shapesOf(spec);
  const sample = trainedOn[i];
  checkpoints?.save(
    i,
    Object.fromEntries([
      ...weights.map((values, at) => [`${at}`, { shape: shapes[at], values }]),
      ['sample', { shape: [sample.length], values: sample }],
    ]),
  );
  asked.forEach((records, set) => checkpoints?.saveLogits(i, recordsHash(records), logits[set], shape.classes));
  for (const warning of warnings) checkpoints?.keepWarning(warning);
}

/** The shapes of each model's tensors; none when the trainer keeps them. */
export const shapesOf = ({ trainer, family, architecture, shape }: Weighed): number[][] =>
  trainer.gives === 'weights' ? family.shapes(architecture, shape.shape, shape.classes) : [];

/** What decides which tensors a model has. */
export type Weighed = Pick<EnsembleSpec, 'trainer' | 'family' | 'architecture' | 'shape'>;

const sameValues = (a: ArrayLike<number>, b: Int32Array): boolean =>
  a.length === b.length && b.every((value, i) => value === a[i]);
