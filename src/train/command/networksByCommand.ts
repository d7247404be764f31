import { basename } from 'node:path';
import { checkArchitecture, parameters } from '../../models/architecture';
import type { Trainer } from '../trainer';
import { type CommandSpec, checkCommand, filesNamed } from './commandSpec';
import { readWeights, weightsFile } from './readWeights';
import { trainByCommand } from './trainByCommand';
import { versionOf } from './versionOf';

/**
 * A trainer that has networks, those of an `Architecture`, trained by a program, such as one that uses a GPU:
 * `examples/train/networks_jax.py`. It leaves their weights, so that all attacks work on them. It is given the network
 * in its job, see `Job`, and has to train it as gmia's own trainers do.
 *
 * The trainer is called as the program's file is. Its version follows from what the files that `train` names contain,
 * from the other arguments, `version` and `settings`; not from where the files are, nor from what starts them: these
 * may differ from machine to machine.
 * @throws RangeError naming the field that is wrong
 * @example
 * const byJax = networksByCommand({ train: ['python3', 'examples/train/networks_jax.py'] });
 * [byJax.name, byJax.gives]; // => ['networks_jax.py', 'weights']
 */
export function networksByCommand(command: CommandSpec): Trainer {
  checkCommand(command);
  const files = filesNamed(command).filter(({ at }) => at > 0);
  const name = files.length > 0 ? basename(files[0].name) : command.train.join(' ');
  return {
    name,
    version: versionOf(command, files),
    gives: 'weights',
    tellsSteps: false,
    check: (architecture, { shape, classes }) => {
      parameters(checkArchitecture(architecture), shape, classes);
    },
    train: async (task, listener, signal) => {
      const { spec, data } = task;
      const shapes = parameters(checkArchitecture(spec), data.shape, data.classes).map(({ shape }) => shape);
      const results = {
        files: [weightsFile],
        read: (folder: string, model: string) => ({ weights: readWeights(folder, model, shapes), logits: [] }),
        steps: spec.steps,
      };
      await trainByCommand(command, task, results, listener, signal);
    },
  };
}
