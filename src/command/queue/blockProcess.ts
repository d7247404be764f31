// Trains one block as runBlock orders it, and ends soon after whoever did so has ended, in whatever way.
import { resolve } from 'node:path';
import { JobFolder } from '../../train/jobs/jobFolder';
import { workOnJobs } from '../../train/jobs/work';
import { registerConvolutional } from '../jobs/convolutional';
import type { BlockEnd, BlockOrder } from './runBlock';

const untilKilled = 10_000; // milliseconds that training may take to stop

const { folder: path, id, block, threads, import: own, convolutional } = JSON.parse(process.argv[2]) as BlockOrder;
const controller = new AbortController();
let ordered = true;

process.on('SIGTERM', () => controller.abort());
// Ctrl-C, and a terminal that is closed, reach the whole group; the worker decides what ends.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => {
  ordered = false;
  controller.abort();
  setTimeout(() => process.exit(1), untilKilled);
});
void train().then(end => {
  if (ordered && end) process.send!(end, () => process.exit(0));
  else process.exit(0);
});

async function train(): Promise<BlockEnd | undefined> {
  const { signal } = controller;
  let folder: JobFolder;
  try {
    if (own !== undefined) require(resolve(own));
    registerConvolutional(convolutional);
    folder = JobFolder.open(path);
  } catch (error) {
    return { unfit: (error as Error).message };
  }
  if (folder.id !== id) return { failure: `Expected the job folder that was submitted at ${path}, got a later one.` };
  try {
    const [{ trained, failure }] = await workOnJobs(path, { block, threads, signal });
    return failure === undefined ? { trained } : { failure };
  } catch (error) {
    return signal.aborted ? undefined : { failure: (error as Error).message };
  }
}
