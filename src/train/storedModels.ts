import { recordsHash } from '../data/hash';
import { parameters } from '../models/architecture';
import type { Model } from '../models/ensemble';
import type { EnsembleSpec } from './ensembleSpec';
import type { Trained } from './trainer';

/** The models that the store has; the places of others are empty. */
export function storedModels({ trainedOn, checkpoints, asked, ...spec }: EnsembleSpec): (Model | undefined)[] {
  const layers = layersOf(spec);
  const sets = asked.map(recordsHash);
  return trainedOn.map((sample, i) => {
    const tensors = checkpoints?.load(i);
    // A stored model is only of use with the records it was trained on, which decide who is a member.
    if (!tensors || !sameValues(tensors.sample.values, sample)) return undefined;
    // Its trainer kept the weights then, and gives them now.
    if (layers.some((_, layer) => !tensors[`${layer}`])) return undefined;
    if (sets.some(records => !checkpoints!.loadLogits(i, records))) return undefined;
    return { sample, weights: layers.map((_, layer) => tensors[`${layer}`].values as Float32Array) };
  });
}

/** Puts a finished model into the store, with what it gave out if its trainer keeps it. */
export function storeModel(spec: EnsembleSpec, i: number, { weights = [], logits }: Trained): void {
  const { checkpoints, trainedOn, asked, shape } = spec;
  const layers = layersOf(spec);
  const sample = trainedOn[i];
  checkpoints?.save(
    i,
    Object.fromEntries([
      ...weights.map((values, layer) => [`${layer}`, { shape: layers[layer].shape, values }]),
      ['sample', { shape: [sample.length], values: sample }],
    ]),
  );
  asked.forEach((records, set) => checkpoints?.saveLogits(i, recordsHash(records), logits[set], shape.classes));
}

/** The trainable tensors of each model; none when the trainer keeps them. */
export const layersOf = ({ trainer, architecture, shape }: Pick<EnsembleSpec, 'trainer' | 'architecture' | 'shape'>) =>
  trainer.gives === 'weights' ? parameters(architecture, shape.shape, shape.classes) : [];

const sameValues = (a: ArrayLike<number>, b: Int32Array): boolean =>
  a.length === b.length && b.every((value, i) => value === a[i]);
