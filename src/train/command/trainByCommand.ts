import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expected } from '../../core/check';
import type { ModelSpec } from '../../models/architecture';
import type { Listener, Trained, TrainingTask } from '../trainer';
import type { CommandSpec } from './commandSpec';
import { type ExchangeFolder, openExchangeFolder } from './exchangeFolder';
import { filesIn } from './filesIn';
import type { JobModel } from './job';
import { runCommand } from './runCommand';

const betweenLooks = 200; // milliseconds

/** What a program leaves of each model, and what is made of it. */
export interface Results {
  /** The files of which it leaves one. */
  files: readonly string[];
  /** @param model its name, for errors. @throws RangeError for what is no such file, or has other sizes */
  read(folder: string, model: string): Trained;
  /** Steps that each model takes. */
  steps: number;
}

/**
 * Has the models of a task trained by a program. Each is taken as soon as the program has left it, so that little is
 * lost when training is stopped.
 */
export async function trainByCommand(
  command: CommandSpec,
  task: TrainingTask<ModelSpec>,
  results: Results,
  listener: Listener,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  if (task.jobs.length === 0) return;
  const folder = openExchangeFolder(command, task);
  let done = false;
  try {
    await trainIn(folder, command, results, listener, signal);
    done = true;
  } finally {
    folder.close(done);
  }
}

/** Trains what the folder does not have, and hands over everything. */
async function trainIn(
  folder: ExchangeFolder,
  command: CommandSpec,
  results: Results,
  { onModel, onSteps }: Listener,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const left = new Map(folder.models.entries());
  const handOver = async (lain = false) => {
    for (const [at, { name, out }] of left) {
      const own = join(folder.path, out);
      if (filesIn(own, results.files).length === 0) continue;
      let trained: Trained;
      try {
        trained = results.read(own, name);
      } catch (error) {
        putAside(own, results);
        if (lain) continue; // it is trained again
        throw error;
      }
      left.delete(at);
      await onModel(at, trained);
      if (!stop.aborted) await onSteps(results.steps);
    }
  };
  await handOver(true);
  const running = inProcesses(folder, [...left.values()], command, results, stop, error => failed.abort(error));
  try {
    for (let over = false; !over; ) {
      over = await Promise.race([running.then(() => true), pause(betweenLooks, false, { ref: false })]);
      await handOver();
    }
  } catch (error) {
    failed.abort(error);
    await running;
    throw error;
  }
  stop.throwIfAborted();
}

/** Has processes train models, a block each at a time; with the first one that fails, the others are to be stopped. */
async function inProcesses(
  folder: ExchangeFolder,
  models: JobModel[],
  command: CommandSpec,
  results: Results,
  stop: AbortSignal,
  fail: (error: unknown) => void,
): Promise<void> {
  const { processes = 1 } = command;
  const { block = Math.ceil(models.length / processes) } = command;
  let next = 0;
  const process = async () => {
    while (next < models.length) {
      const some = models.slice(next, (next += block));
      const files = folder.write(some);
      await runCommand(command, { ...files, models: some.length }, stop);
      const without = some.filter(({ out }) => filesIn(join(folder.path, out), results.files).length === 0);
      if (without.length > 0)
        expected(
          `${results.files.join(' or ')} of each model from the command ${command.train.join(' ')}`,
          `none of ${without.length} models, the first ${without[0].name}`,
          `See ${files.log} and ${files.job}.`,
        );
    }
  };
  await Promise.all(Array.from({ length: processes }, () => process().catch(fail)));
}

/** Keeps what cannot be used out of the way, for a reader. */
function putAside(folder: string, { files }: Results): void {
  for (const name of filesIn(folder, files)) renameSync(join(folder, name), join(folder, `wrong-${name}`));
}
