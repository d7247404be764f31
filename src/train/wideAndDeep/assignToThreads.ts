import type { Weights } from '../../models/weights';
import { origin, reserve, wholeLines } from '../dense/reserve';
import { checkTrainer } from '../execute/checkTrainer';
import type { Assignment } from '../execute/worker';
import type { TrainingTask } from '../trainer';
import { checkTask } from './checkTask';
import { layOut, type PackedRecords, packRecords, planRecords, type Work } from './layout';
import { lookUp } from './lookUp';
import type { WideAndDeep } from './wideAndDeep';

/** What a thread has to know about all models of a task; an order is a `WideAndDeepOrder`. */
export interface WideAndDeepSetup {
  spec: WideAndDeep;
  records: PackedRecords;
  /** Records in a batch, those of every batch included. */
  batch: number;
  longestSample: number;
  /** Address of the thread's own region, see `layOut`. */
  base: number;
}

export type WideAndDeepOrder = Work & { initial?: Weights };

/**
 * Lays a task out in memory, which grows as needed: the records, and a region for each thread.
 * @throws RangeError for a task that makes no sense or does not fit, or when the machine does not have as much memory
 */
export function assignToThreads(
  memory: WebAssembly.Memory,
  task: TrainingTask<WideAndDeep>,
  threads: number,
): Assignment {
  checkTrainer(task, 'wideAndDeep', 'threads');
  checkTask(task);
  const { spec, data, jobs } = task;
  const records = planRecords(origin, spec, data.labels.length);
  const batch = spec.batch + (jobs[0].everyBatch?.length ?? 0);
  const longestSample = jobs.reduce((longest, { sample }) => Math.max(longest, sample.length), 0);
  const regions = wholeLines(origin + records.bytes);
  const region = wholeLines(layOut(spec, batch, longestSample).bytes) + 64; // a line of cache apart
  reserve(memory, regions + threads * region);
  const width = data.features.length / data.labels.length;
  packRecords(memory.buffer, records, spec, lookUp(spec, { values: data.features, width }));
  new Int32Array(memory.buffer, records.labels, data.labels.length).set(data.labels);
  return {
    setups: Array.from(
      { length: threads },
      (_, i): WideAndDeepSetup => ({ spec, records, batch, longestSample, base: regions + i * region }),
    ),
    orders: jobs.map(
      ({ sample, everyBatch = new Int32Array(0), initial, seedPath }): WideAndDeepOrder => ({
        sample,
        everyBatch,
        initial,
        seedPath,
      }),
    ),
  };
}
