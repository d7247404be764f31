import { Command } from 'commander';
import { duration } from '../../core/format';
import { type BlockState, type BlockStatus, jobStatus } from '../../train/jobs/status';

const states: BlockState[] = ['done', 'running', 'waiting', 'lost', 'failed'];

/** `gmia status`: shows how far a job folder has come. */
export const statusCommand = (): Command =>
  new Command('status')
    .summary('shows how far a job folder has come')
    .description('Shows how far the blocks of a job folder have come, and how much time is left.')
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .option('--json', 'as JSON, for programs')
    .option('--all', 'shows each block, also those that are done or wait')
    .action((folder: string, { json, all }: { json?: true; all?: true }) => {
      const status = jobStatus(folder);
      if (json) {
        console.log(JSON.stringify(status, null, 2));
        return;
      }
      const { blocks, models, trained, running, secondsLeft } = status;
      const counts = states
        .map(state => ({ state, n: blocks.filter(block => block.state === state).length }))
        .filter(({ n }) => n > 0)
        .map(({ state, n }) => `${n} ${state}`);
      console.log(
        `${trained} of ${models} models are trained. ${blocks.length} blocks: ${counts.join(', ') || 'none'}.`,
      );
      if (trained < models)
        console.log(
          running === 0
            ? `Nobody works on it: gmia work ${folder} --any`
            : secondsLeft === undefined
              ? 'How long the rest takes is not known yet.'
              : `About ${duration(secondsLeft)} left with ${running} ${running === 1 ? 'worker' : 'workers'}.`,
        );
      const shown = blocks.filter(({ state, failure }) => all || failure || !['done', 'waiting'].includes(state));
      for (const block of shown) console.log(lineOf(block));
    });

function lineOf({ number, title, state, models, trained, worker, failure }: BlockStatus): string {
  const line = [String(number).padStart(6), state.padEnd(7), `${trained} of ${models}`, title, worker ?? ''];
  return `${line.join('  ').trimEnd()}${failure === undefined ? '' : `\n        ${failure}`}`;
}
