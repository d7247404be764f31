import { slurmProgram } from './slurmProgram';
import { type Submission, submissions } from './submissions';

/** A block as the scheduler sees it. */
export interface SlurmTask {
  block: number;
  /** Its number, as squeue shows it: "12_3". */
  task: string;
  /** In the scheduler's word: PENDING, RUNNING, TIMEOUT, ... */
  state: string;
  /** Whether it runs, or still will. */
  queued: boolean;
  /** Why it waits, or where it runs or ran; empty where nobody says. */
  detail: string;
}

/** The numbers of the arrays to which tasks belong. */
export const jobsOf = (tasks: readonly SlurmTask[]): string[] => [
  ...new Set(tasks.map(({ task }) => task.split('_')[0])),
];

/** States of what has ended. A job that was requeued is PENDING again in the queue, though not in the accounting. */
const ended = /^(COMPLETED|CANCELLED|FAILED|TIMEOUT|NODE_FAIL|PREEMPTED|BOOT_FAIL|DEADLINE|OUT_OF_MEMORY|REVOKED)\b/;

/**
 * What the scheduler says about blocks of a job folder: about each the task in the queue, otherwise the last one.
 * Nothing about what was not submitted, or is long forgotten. It is asked once about all that is in the queue, and its
 * accounting once about what is not.
 * @param blocks of interest
 * @throws SlurmError where it does not answer
 */
export async function slurmTasks(folder: string, blocks: readonly number[]): Promise<Map<number, SlurmTask>> {
  const wanted = new Set(blocks);
  const arrays = submissions(folder).filter(one => one.blocks.some(block => wanted.has(block)));
  if (arrays.length === 0) return new Map();
  const found = blocksOf(arrays, await inQueue(arrays));
  const gone = arrays.filter(one => one.blocks.some(block => wanted.has(block) && !found.has(block)));
  if (gone.length > 0)
    for (const [block, task] of blocksOf(gone, await inAccounts(gone))) if (!found.has(block)) found.set(block, task);
  for (const block of found.keys()) if (!wanted.has(block)) found.delete(block);
  return found;
}

/** Tasks by their number. */
type Told = Map<string, Omit<SlurmTask, 'block' | 'task'>>;

/** Of each block what is told of its task in the queue, otherwise of the last one: `arrays` has the last first. */
function blocksOf(arrays: readonly Submission[], told: Told): Map<number, SlurmTask> {
  const found = new Map<number, SlurmTask>();
  for (const { job, first, blocks } of arrays)
    for (const block of blocks) {
      const task = `${job}_${block - first}`;
      const one = told.get(task);
      if (one && (!found.has(block) || (one.queued && !found.get(block)!.queued)))
        found.set(block, { block, task, ...one });
    }
  return found;
}

/** What runs, waits or ended a few minutes ago. A number may have gone to another job since: its script tells. */
async function inQueue(arrays: readonly Submission[]): Promise<Told> {
  const jobs = `--jobs=${arrays.map(({ job }) => job).join(',')}`;
  const format = '--format=%F_%K|%T|%r|%N|%o';
  const said = await slurmProgram('squeue', '--noheader', '--array', '--states=all', jobs, format).catch(error => {
    if (/Invalid job id/.test((error as Error).message)) return ''; // it knows none of them any more
    throw error;
  });
  const scripts = new Map(arrays.map(({ job, script }) => [job, script]));
  const told: Told = new Map();
  for (const [task, state, reason, nodes, ...command] of rowsOf(said)) {
    if (!command.join('|').startsWith(scripts.get(task.split('_')[0])!)) continue;
    const detail = ['None', '(null)'].includes(reason) ? nodes : reason;
    told.set(task, { state, queued: !ended.test(state), detail });
  }
  return told;
}

/**
 * How tasks ended that the queue knows nothing of. Whether they did is not asked here: the accounting shows what was
 * preempted and requeued as PREEMPTED until it ends again. Nothing where a cluster has no accounting.
 */
async function inAccounts(arrays: readonly Submission[]): Promise<Told> {
  const jobs = `--jobs=${arrays.map(({ job }) => job).join(',')}`;
  const told: Told = new Map();
  try {
    const format = '--format=JobID,State,NodeList';
    const said = await slurmProgram('sacct', '--noheader', '--parsable2', '--allocations', jobs, format);
    for (const [task, state, nodes] of rowsOf(said))
      told.set(task, { state: state.split(' ')[0], queued: false, detail: nodes === 'None assigned' ? '' : nodes });
  } catch {
    // What it would say is of no consequence: what is not in the queue can be submitted.
  }
  return told;
}

const rowsOf = (said: string): string[][] =>
  said
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.trim().split('|'));
