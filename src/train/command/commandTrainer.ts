import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expected } from '../../core/check';
import { rows } from '../../core/matrix';
import type { OtherSpec } from '../../models/architecture';
import type { Listener, Trained, Trainer, TrainingTask } from '../trainer';
import { type CommandSpec, checkCommand, storedCommand } from './commandSpec';
import { type ExchangeFolder, openExchangeFolder } from './exchangeFolder';
import type { JobModel } from './job';
import { readResult, resultsIn } from './readResult';
import { runCommand } from './runCommand';

const betweenLooks = 200; // milliseconds

/**
 * Has models trained by a program of one's own, see `CommandSpec`. Each is taken as soon as the program has left what
 * it answers, so that little is lost when training is stopped.
 */
export const commandTrainer: Trainer<CommandSpec> = {
  name: 'command',
  version: 1,
  gives: 'logits',
  takes: (spec: OtherSpec & { train?: unknown }) =>
    !('build' in spec) && (typeof spec.train === 'string' || Array.isArray(spec.train)),
  check: checkCommand,
  storedSpec: storedCommand,
  train,
};

async function train(task: TrainingTask<CommandSpec>, listener: Listener, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  checkCommand(task.spec);
  if (task.jobs.length === 0) return;
  const folder = openExchangeFolder(task);
  let done = false;
  try {
    await trainIn(folder, task, listener, signal);
    done = true;
  } finally {
    folder.close(done);
  }
}

/** Trains what the folder does not have, and hands over everything. */
async function trainIn(
  folder: ExchangeFolder,
  task: TrainingTask<CommandSpec>,
  { onModel, onSteps }: Listener,
  signal: AbortSignal,
): Promise<void> {
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  const left = new Map(folder.models.entries());
  const handOver = async (lain = false) => {
    for (const [at, { name, out }] of left) {
      const own = join(folder.path, out);
      if (resultsIn(own).length === 0) continue;
      let trained: Trained;
      try {
        trained = trainedIn(own, name, task);
      } catch (error) {
        putAside(own);
        if (lain) continue; // it is trained again
        throw error;
      }
      left.delete(at);
      await onModel(at, trained);
      if (!stop.aborted) await onSteps(1);
    }
  };
  await handOver(true);
  const running = inProcesses(folder, [...left.values()], task.spec, stop, error => failed.abort(error));
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
  spec: CommandSpec,
  stop: AbortSignal,
  fail: (error: unknown) => void,
): Promise<void> {
  const { processes = 1 } = spec;
  const { block = Math.ceil(models.length / processes) } = spec;
  let next = 0;
  const process = async () => {
    while (next < models.length) {
      const some = models.slice(next, (next += block));
      const files = folder.write(some);
      await runCommand(spec, { ...files, models: some.length }, stop);
      const without = some.filter(({ out }) => resultsIn(join(folder.path, out)).length === 0);
      if (without.length > 0)
        expected(
          `logits.npy or probabilities.npy of each model from the command ${spec.train.join(' ')}`,
          `none of ${without.length} models, the first ${without[0].name}`,
          `See ${files.log} and ${files.job}.`,
        );
    }
  };
  await Promise.all(Array.from({ length: processes }, () => process().catch(fail)));
}

/** What a model answers, on each of the sets. */
function trainedIn(folder: string, name: string, { ask, data: { classes } }: TrainingTask<CommandSpec>): Trained {
  const sizes = ask.map(rows);
  const asked = sizes.reduce((a, b) => a + b, 0);
  const { logits, warnings } = readResult(folder, name, asked, classes);
  let at = 0;
  return { logits: sizes.map(size => logits.slice(at, (at += size * classes))), warnings };
}

/** Keeps what cannot be used out of the way, for a reader. */
function putAside(folder: string): void {
  for (const name of resultsIn(folder)) renameSync(join(folder, name), join(folder, `wrong-${name}`));
}
