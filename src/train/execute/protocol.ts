// What the main process and the training processes say to each other.
import type { Architecture } from '../../models/architecture';
import type { Weights } from '../../models/weights';
import type { TrainingData, TrainingJob } from '../job';

/** What all models of a call have in common. */
export interface Setup {
  architecture: Architecture;
  data: TrainingData;
}

/** A model to train, and its place among the jobs. */
export interface Order extends TrainingJob {
  at: number;
}

/** A set-up comes once before the orders of a call. */
export type Request = { setup: Setup } | { order: Order };

/** So many steps more are done, a model is trained with so many steps more, or it cannot be. */
export type Report = { steps: number } | { steps: number; at: number; weights: Weights } | { error: string };
