// What the main process and the training processes say to each other.
import type { SeedPath } from '../../stats/random';
import type { Architecture } from '../architecture';
import type { TrainingData, Weights } from '../train';

/** What all models of a call have in common. */
export interface Setup {
  architecture: Architecture;
  data: TrainingData;
}

/** A model to train: its place among the jobs, its records, and where its randomness comes from. */
export interface Order {
  at: number;
  sample: Int32Array;
  seedPath: SeedPath;
}

/** A set-up comes once before the orders of a call. */
export type Request = { setup: Setup } | { order: Order };

/** So many steps more are done, a model is trained with so many steps more, or it cannot be. */
export type Report = { steps: number } | { steps: number; at: number; weights: Weights } | { error: string };
