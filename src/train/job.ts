import type { Random, SeedPath } from '../core/random';
import type { Weights } from '../models/weights';

/** Raised when the same settings would no longer give the same model, or the same numbers that are kept with it. */
export const trainerVersion = 2;

/** Records to train on. */
export interface TrainingData {
  /** Row-major `[records × features]`. */
  features: Float32Array;
  labels: Int32Array;
  classes: number;
  /** Shape of one record: `[features]` or `[height, width, channels]`. */
  shape: number[];
}

/** What makes one model: its records, by position in the training data, and where its randomness comes from. */
export interface Job {
  sample: Int32Array;
  /** Weights to start from. Default: random ones. */
  initial?: Weights;
  /** Records that are in every batch beside those drawn from the sample, equally many for all models of a call. Default: none. */
  always?: Int32Array;
  random(purpose: 'weights' | 'batches' | 'dropout'): Random;
}

/** Called after every step; awaited, so that it can let other work run or throw to stop. */
export type AfterStep = () => void | Promise<void>;

/**
 * `'fused'`: one dense model at a time on each processor, by WebAssembly, its weights staying in the cache.
 * `'processes'`: one model at a time in each of several processes, by TensorFlow.
 * `'stacked'`: many dense models, or one convolutional, as one program of TensorFlow in this process.
 * From the same seed all give the same model, up to rounding.
 */
export type TrainerName = 'fused' | 'processes' | 'stacked';

/** What makes one model, as plain data. */
export interface TrainingJob extends Omit<Job, 'random'> {
  /** The stream for 'weights' is that of `randomFor(...seedPath, 'weights')`, and so for 'batches' and 'dropout'. */
  seedPath: SeedPath;
}

/** Told about the work as it goes on. Both are awaited, and may throw to stop it. */
export interface Listener {
  /** A model is trained, by position among the jobs. Still called for models that were finished when the work is stopped. */
  onModel(at: number, weights: Weights): void | Promise<void>;
  /** So many steps more are done, over all models. */
  onSteps(steps: number): void | Promise<void>;
}
