import { smallData, smallNetwork, taskOf } from '../../../src/contract/training';
import type { CommandSpec } from '../../../src/train/command/commandSpec';
import { networksByCommand } from '../../../src/train/command/networksByCommand';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { planTask } from '../../../src/train/jobs/plan';
import { registerTrainer } from '../../../src/train/trainers';
import { denseTask } from '../../train/jobs/jobs';

const { signal } = new AbortController();

/** Plans small models of so many steps in a job folder, in blocks. */
export async function planSmall(folder: string, { models = 4, block = 2, steps = 12 } = {}): Promise<void> {
  const task = denseTask(models, { ...smallNetwork, steps });
  await planTask(JobFolder.open(folder, true), task, { models: block }, signal);
}

/** Plans a network that a program is to train. */
export async function planNetworks(folder: string, command: CommandSpec): Promise<void> {
  const { name } = registerTrainer(networksByCommand(command));
  const task = taskOf({ name, gives: 'weights', spec: smallNetwork, data: smallData() }, 1);
  await planTask(JobFolder.open(folder, true), task, { models: 1 }, signal);
}

/** Plans a model of a program that says something and fails. */
export async function planFailing(folder: string, says: string): Promise<void> {
  // In another form, as the command itself is no secret.
  const words = Buffer.from(says).toString('base64');
  const program = `console.error(Buffer.from('${words}', 'base64').toString()); process.exit(3)`;
  const spec = { train: [process.execPath, '-e', program] } as CommandSpec;
  const task = taskOf({ name: 'command', gives: 'logits', spec, data: smallData() }, 1);
  await planTask(JobFolder.open(folder, true), task, { models: 1 }, signal);
}
