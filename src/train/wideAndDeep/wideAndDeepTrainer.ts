import os from 'node:os';
import path from 'node:path';
import { rows } from '../../core/matrix';
import { contentVersion } from '../../models/store/contentVersion';
import { wasmThreads } from '../dense/wasmThreads';
import { Pool } from '../execute/pool';
import type { Trainer } from '../trainer';
import { assignToThreads } from './assignToThreads';
import { checkData } from './checkTask';
import type { WideAndDeep } from './wideAndDeep';
import { wideAndDeepLogits } from './wideAndDeepLogits';
import { wideAndDeepShapes } from './wideAndDeepShapes';

const threads = () => wasmThreads(path.join(__dirname, 'thread'), assignToThreads);

/**
 * An executor for tasks of the trainer 'wideAndDeep': threads of this process, see `Pool`.
 * @param workers how many at most. Default: as many as the machine has processors.
 */
export const wideAndDeepPool = (workers = os.availableParallelism()): Pool => new Pool(threads, workers);

const pool = wideAndDeepPool();

/**
 * Trains wide-and-deep networks, such as Google's census sample, by WebAssembly, one on each processor at a time; they
 * are the same to the last bit on every machine. Their weights are in the order of `wideAndDeepShapes`.
 */
export const wideAndDeepTrainer: Trainer<WideAndDeep> = {
  name: 'wideAndDeep',
  version: contentVersion('wideAndDeep'),
  gives: 'weights',
  family: {
    shapes: wideAndDeepShapes,
    logits: (spec, models, inputs, { classes }) => ({
      values: wideAndDeepLogits(spec, models, inputs),
      models: models.length,
      records: rows(inputs),
      classes: classes.length,
    }),
  },
  takes: spec => (spec as Partial<WideAndDeep>).type === 'wideAndDeep',
  check: checkData,
  train: (task, listener, signal) => pool.run([task], listener, signal),
};
