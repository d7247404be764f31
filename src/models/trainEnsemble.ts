import { createHash } from 'node:crypto';
import { dataHash } from '../data/hash';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/split';
import { checkInteger } from '../stats/check';
import { inputShape, parameters, type Architecture } from './architecture';
import { Ensemble, type Model } from './ensemble';
import { follow } from './progress';
import { Store } from './store';
import type { SeedPath } from '../stats/random';
import type { Weights } from './train';
import { fasterTrainer, trainModels, type TrainerName } from './trainers';

/** Raised when the same settings would no longer give the same model. */
const trainerVersion = 1;

export interface EnsembleOptions {
  /** Whole number that decides everything random. Default: the split's. */
  seed?: number;
  /** Keep finished models on disk and use those that are there. Default true. */
  store?: boolean;
  /** How models are trained: see `TrainerName`. Default: the faster one for the architecture. */
  trainer?: TrainerName;
  /** Models in one tensor program, for the trainer 'stacked'. Default: chosen by size; always 1 for convolutional networks. */
  stack?: number;
}

/**
 * Trains the models of one series that the store does not have yet, and puts them all together.
 * Model `i` depends on the seed, the kind and `i` alone, not on how many there are.
 * @param records what the models are trained on; `samples[i]` are positions in it
 */
export async function trainEnsemble(
  kind: 'reference' | 'target', split: AttackSplit, records: Records, samples: Int32Array[], architecture: Architecture,
  { seed = split.seed, store = true, trainer = fasterTrainer(architecture), stack }: EnsembleOptions,
): Promise<Ensemble> {
  const { dataset } = split;
  if (stack !== undefined) checkInteger('stack', stack, 1);
  const shape = inputShape(architecture, dataset);
  const layers = parameters(architecture, shape, dataset.classes.length);
  const kept = store ? new Store({
    trainerVersion, trainer, kind, architecture, seed, data: dataHash(dataset), trainingSize: samples[0].length,
    records: createHash('sha256').update(new Uint8Array(records.indices.buffer, records.indices.byteOffset, records.indices.byteLength)).digest('hex'),
  }) : undefined;

  const models: Model[] = new Array(samples.length);
  const missing: number[] = [];
  const trainedOn = samples.map(sample => sample.map(position => records.indices[position]));
  trainedOn.forEach((sample, i) => {
    const tensors = kept?.load(i);
    // A stored model is only of use with the records it was trained on, which decide who is a member.
    if (!tensors || !sameValues(tensors.sample.values, sample)) missing.push(i);
    else models[i] = { sample, weights: layers.map((_, layer) => tensors[`${layer}`].values as Float32Array) };
  });

  const label = `${dataset.name}: ${missing.length} ${kind} models` + (missing.length < samples.length ? ` (${samples.length - missing.length} more are stored)` : '');
  const progress = follow(label, missing.length * architecture.steps);
  const data = { features: records.features().values, labels: records.labels(), classes: dataset.classes.length, shape };
  const jobs = missing.map(i => ({ sample: samples[i], seedPath: [seed, kind, i] as SeedPath }));
  const keep = (at: number, weights: Weights) => {
    const i = missing[at], sample = trainedOn[i];
    models[i] = { sample, weights };
    kept?.save(i, Object.fromEntries([
      ...weights.map((values, layer) => [`${layer}`, { shape: layers[layer].shape, values }]),
      ['sample', { shape: [sample.length], values: sample }],
    ]));
  };
  try {
    if (missing.length > 0) await trainModels(trainer, architecture, data, jobs, { onModel: keep, onSteps: progress.advance }, stack);
  } finally {
    progress.end();
  }
  return new Ensemble(kind, split, architecture, models, kept?.warnings);
}

const sameValues = (a: ArrayLike<number>, b: Int32Array): boolean => a.length === b.length && b.every((value, i) => value === a[i]);
