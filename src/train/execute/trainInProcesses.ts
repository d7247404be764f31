import os from 'node:os';
import type { Architecture } from '../../models/architecture';
import type { Listener, TrainingData, TrainingJob } from '../job';
import { sharing } from '../sharing';
import { Pool } from './pool';

const sharePool = sharing(() => new Pool());
const memoryEach = 1.5e9; // bytes: TensorFlow, its working memory, and a copy of the records

/**
 * Trains networks one after another in several processes, each with one thread of TensorFlow: two such processes get more done
 * on two processors than one with two threads. Weights do not depend on how many there are.
 * @param processes default: as many as the machine has processors, and memory for
 * @throws what the listener throws; Error when a process dies, such as for lack of memory
 */
export async function trainInProcesses(
  architecture: Architecture,
  data: TrainingData,
  jobs: TrainingJob[],
  listener: Listener,
  processes = Math.max(1, Math.min(os.availableParallelism(), Math.floor(os.totalmem() / memoryEach))),
): Promise<void> {
  const orders = jobs.map((job, at) => ({ at, ...job }));
  if (orders.length > 0)
    await sharePool(pool => pool.run(Math.min(processes, orders.length), { architecture, data }, orders, listener));
}
