import { Option } from 'commander';
import { commandOf } from '../../paper/setup/commandOf';
import { networksByCommand } from '../../train/command/networksByCommand';
import { registerTrainer } from '../../train/trainers';
import { text, usage } from '../runCommand';

/** The program that trains convolutional networks. */
export const convolutionalOption = (): Option =>
  new Option(
    '--convolutional <command>',
    "a program that trains convolutional networks: 'python3 examples/train/networks_jax.py'",
  )
    .env('GMIA_CONVOLUTIONAL')
    .argParser(text('--convolutional'));

/** Makes known the trainer that this option names, by which models were planned. @throws UsageError for no command */
export function registerConvolutional(command: string | undefined): void {
  if (command) usage(() => registerTrainer(networksByCommand(commandOf(command))));
}
