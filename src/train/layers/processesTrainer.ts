import os from 'node:os';
import { Pool } from '../execute/pool';
import type { Trainer } from '../trainer';
import { storedAs } from '../trainerVersion';
import { layersTrainer } from './layersTrainer';
import { processes } from './processes';

const memoryEach = 1.5e9; // bytes: TensorFlow, its working memory, and a copy of the records

/**
 * An executor for tasks of the trainer 'processes', see `Pool`.
 * @param workers how many at most. Default: as many as the machine has processors, and memory for.
 */
export const processPool = (
  workers = Math.max(1, Math.min(os.availableParallelism(), Math.floor(os.totalmem() / memoryEach))),
): Pool => new Pool(processes, workers);

const pool = processPool();

/**
 * Trains networks by TensorFlow, one in each of several processes with one thread: two such processes get more done on
 * two processors than one with two threads.
 */
export const processesTrainer: Trainer = {
  ...layersTrainer,
  name: 'processes',
  storedAs: storedAs.processes,
  train: (task, listener, signal) => pool.run([task], listener, signal),
};
