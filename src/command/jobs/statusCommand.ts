import { Command } from 'commander';
import { duration } from '../../core/format';
import { groupBy } from '../../core/groupBy';
import { quoted } from '../../core/quoted';
import { resolveFolder } from '../../core/resolveFolder';
import { type BlockState, type BlockStatus, type JobStatus, jobStatus } from '../../train/jobs/status';
import { type SlurmTask, slurmTasks } from '../submit/slurmTasks';

const states: BlockState[] = ['done', 'running', 'waiting', 'lost', 'failed'];

/** `gmia status`: shows how far a job folder has come. */
export const statusCommand = (): Command =>
  new Command('status')
    .summary('shows how far a job folder has come')
    .description('Shows how far the blocks of a job folder have come, and how much time is left.')
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .option('--json', 'as JSON, for programs')
    .option('--all', 'shows each block, also those that are done or wait')
    .action(async (folder: string, { json, all }: { json?: true; all?: true }) => {
      const status = jobStatus(folder);
      const tasks = await tasksOf(folder, status);
      if (json) {
        console.log(JSON.stringify({ ...status, slurm: [...tasks.values()] }, null, 2));
        return;
      }
      const { blocks, models, trained } = status;
      const counts = states
        .map(state => ({ state, n: blocks.filter(block => block.state === state).length }))
        .filter(({ n }) => n > 0)
        .map(({ state, n }) => `${n} ${state}`);
      console.log(
        `${trained} of ${models} models are trained. ${blocks.length} blocks: ${counts.join(', ') || 'none'}.`,
      );
      if (trained < models) console.log(timeLeft(folder, status, tasks));
      if (tasks.size > 0) console.log(queueLine(tasks));
      const ended = ({ number }: BlockStatus) => tasks.get(number)?.queued === false;
      const shown = blocks.filter(
        block => all || block.failure || ended(block) || !['done', 'waiting'].includes(block.state),
      );
      for (const block of shown) console.log(lineOf(block, tasks.get(block.number)));
    });

/** What Slurm says about blocks that were submitted and are not done; nothing, and why, where it does not answer. */
async function tasksOf(folder: string, { blocks }: JobStatus): Promise<Tasks> {
  const left = blocks.filter(({ state }) => state !== 'done').map(({ number }) => number);
  try {
    return await slurmTasks(resolveFolder('the job folder', folder), left);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return new Map();
  }
}

type Tasks = Map<number, SlurmTask>;

function timeLeft(folder: string, { running, secondsLeft }: JobStatus, tasks: Tasks): string {
  if (running === 0 && [...tasks.values()].some(({ queued }) => queued)) return 'Nobody works on it yet.';
  if (running === 0) return `Nobody works on it: gmia work ${quoted(folder)} --any`;
  if (secondsLeft === undefined) return 'How long the rest takes is not known yet.';
  return `About ${duration(secondsLeft)} left with ${running} ${running === 1 ? 'worker' : 'workers'}.`;
}

/** "Slurm: 2 RUNNING, 5 PENDING (Resources)." */
function queueLine(tasks: Tasks): string {
  const words = ({ state, detail }: SlurmTask) => (state === 'PENDING' && detail ? `${state} (${detail})` : state);
  const groups = [...groupBy([...tasks.values()], words)];
  return `Slurm: ${groups.map(([words, some]) => `${some.length} ${words}`).join(', ')}.`;
}

function lineOf({ number, title, state, models, trained, worker, failure }: BlockStatus, task?: SlurmTask): string {
  const slurm = task ? [`Slurm ${task.task} ${task.state}${task.detail && ` (${task.detail})`}`] : [];
  const line = [String(number).padStart(6), state.padEnd(7), `${trained} of ${models}`, title, worker ?? '', ...slurm];
  return `${line.join('  ').trimEnd()}${failure === undefined ? '' : `\n        ${failure}`}`;
}
