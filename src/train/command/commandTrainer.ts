import { rows } from '../../core/matrix';
import type { OtherSpec } from '../../models/architecture';
import type { Trained, Trainer, TrainingTask } from '../trainer';
import { type CommandSpec, checkCommand, storedCommand } from './commandSpec';
import { answerFiles, readResult } from './readResult';
import { trainByCommand } from './trainByCommand';

/** Has models trained by a program of one's own, see `CommandSpec`, which leaves what they answer. */
export const commandTrainer: Trainer<CommandSpec> = {
  name: 'command',
  version: 1,
  gives: 'logits',
  takes: (spec: OtherSpec & { train?: unknown }) =>
    !('build' in spec) && (typeof spec.train === 'string' || Array.isArray(spec.train)),
  check: checkCommand,
  storedSpec: storedCommand,
  train: async (task, listener, signal) => {
    signal.throwIfAborted();
    checkCommand(task.spec);
    await trainByCommand(task.spec, task, answersOf(task), listener, signal);
  },
};

/** Of what a program leaves, the answers on each of the sets. */
function answersOf({ ask, data: { classes } }: TrainingTask<CommandSpec>) {
  const sizes = ask.map(rows);
  const asked = sizes.reduce((a, b) => a + b, 0);
  const read = (folder: string, model: string): Trained => {
    const { logits, warnings } = readResult(folder, model, asked, classes);
    let at = 0;
    return { logits: sizes.map(size => logits.slice(at, (at += size * classes))), warnings };
  };
  return { files: answerFiles, read, steps: 1 };
}
