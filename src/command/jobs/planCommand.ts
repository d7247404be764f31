import { Command } from 'commander';
import { count, duration } from '../../core/format';
import { MissingDataError } from '../../data/load/locateFile';
import type { Run } from '../../paper/setup/run';
import { settings } from '../../paper/setup/settings';
import { trainingsOf } from '../../paper/trainingsOf';
import type { BlockOptions } from '../../train/jobs/plan';
import { planJobs } from '../../train/jobs/planJobs';
import { jobStatus } from '../../train/jobs/status';
import { type RunOptions, runOf, withRunOptions } from '../reproduce/runOptions';
import { number, wholeNumber } from '../runCommand';
import { untilStopped } from '../untilStopped';

interface Values extends RunOptions {
  minutes?: number;
  models?: number;
}

/** `gmia plan`: puts what a run has to train into a job folder. */
export const planCommand = (): Command =>
  withRunOptions(
    new Command('plan')
      .summary('puts what a run has to train into a job folder, for other machines')
      .description(
        'Puts what gmia reproduce would train with the same options, and the store does not have, into a job ' +
          'folder, in blocks for any number of machines: gmia work trains them, gmia status shows how far they are, ' +
          'gmia collect puts them into the store. From a notebook: trainReferences(..., { executor: ' +
          'gmia.onFolder(folder) }).',
      )
      .argument('<folder>', 'a new folder that all machines can reach, or one that was planned before'),
  )
    .option('--minutes <n>', 'how long a block should take (default: 10)', number('--minutes', 0.01, 1e6))
    .option('--models <n>', 'how many models a block has, in place of --minutes', wholeNumber('--models', 1))
    .action(async (folder: string, { minutes, models, ...options }: Values) => {
      const run = runOf(options);
      await untilStopped(signal => plan(folder, run, { minutes, models }, signal));
    });

async function plan(folder: string, run: Run, blocks: BlockOptions, signal: AbortSignal): Promise<void> {
  for (const name of run.settings) {
    try {
      for await (const { title, ids, added } of planJobs(folder, trainingsOf(name, run), blocks, signal))
        console.log(`${title}: ${count(ids.length)} to train, ${added === 1 ? '1 new block' : `${added} new blocks`}.`);
    } catch (error) {
      if (!(error instanceof MissingDataError)) throw error;
      console.log(`${settings[name].title} was left out: ${error.message}`);
    }
  }
  const { blocks: all, models, trained } = jobStatus(folder);
  const left = models - trained;
  if (left === 0) {
    console.log(
      `${folder} has nothing to train: ${count(models)} models are trained in it, the others are in the store.`,
    );
    return;
  }
  const seconds = all.reduce((n, { models, trained, secondsEach = NaN }) => n + (models - trained) * secondsEach, 0);
  const time = Number.isNaN(seconds) ? '' : `, about ${duration(seconds)} on one machine such as this`;
  console.log(`${folder} has ${count(left)} models to train in ${count(all.length)} blocks${time}.`);
}
