import type { Random } from '../../core/random';
import { randomFor } from '../../core/random';
import type { TrainingJob } from '../trainer';

/** What makes one model, with the generators of its randomness. */
export interface Job extends Omit<TrainingJob, 'seedPath'> {
  random(purpose: 'weights' | 'batches' | 'dropout'): Random;
}

/** A job with the generators that its seed path names. */
export const withRandom = ({ seedPath: [seed, ...path], ...job }: TrainingJob): Job => ({
  ...job,
  random: purpose => randomFor(seed, ...path, purpose),
});
