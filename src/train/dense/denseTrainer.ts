import os from 'node:os';
import { checkArchitecture } from '../../models/architecture';
import { contentVersion } from '../../models/store/contentVersion';
import { Pool } from '../execute/pool';
import type { Trainer } from '../trainer';
import { storedAs } from '../trainerVersion';
import { denseLayers } from './denseLayers';
import { threads } from './threads';

/**
 * An executor for tasks of the trainer 'dense': threads of this process, see `Pool`.
 * @param workers how many at most. Default: as many as the machine has processors.
 */
export const threadPool = (workers = os.availableParallelism()): Pool => new Pool(threads, workers);

const pool = threadPool();

/**
 * Trains dense networks by WebAssembly, one on each processor at a time, in a few hundred kilobytes that stay in its
 * cache: for small networks many times faster than TensorFlow, from the same random numbers. Weights agree with those
 * of `layersTrainer` up to rounding, and are the same to the last bit on every machine.
 */
export const denseTrainer: Trainer = {
  name: 'dense',
  storedAs: storedAs.dense,
  version: contentVersion('dense'),
  gives: 'weights',
  check: (architecture, { shape, classes }) => {
    denseLayers(
      checkArchitecture(architecture),
      shape.reduce((a, b) => a * b, 1),
      classes,
    );
  },
  train: (task, listener, signal) => pool.run([task], listener, signal),
};
