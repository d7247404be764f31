// What the main thread and the training threads say to each other.

import type { Weights } from '../../models/weights';
import type { Network, Work } from './layout';
import type { PackedRecords } from './pack';

/** The models to train, and the part of memory in which this thread does so. */
export interface Task {
  network: Network;
  records: PackedRecords;
  works: Work[];
  longestSample: number;
  /** Address of the thread's own region, see `layOut`. */
  base: number;
  /** Three counters shared by all threads of a call, at the places in `Control`. */
  control: Int32Array;
}

/** Places in `Task.control`: the next model to take, steps done by all, and not 0 when to stop. */
export const Control = { nextModel: 0, stepsDone: 1, stop: 2 } as const;

/** A model is trained, or there is nothing left to do. */
export type Report = { model: number; weights: Weights } | 'idle';
