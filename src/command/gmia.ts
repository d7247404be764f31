import { Command } from 'commander';
import { version } from '../core/version';
import { compareCommand } from './compare/compareCommand';
import { collectCommand } from './jobs/collectCommand';
import { planCommand } from './jobs/planCommand';
import { statusCommand } from './jobs/statusCommand';
import { workCommand } from './jobs/workCommand';
import { kernelCommand } from './jupyter/kernelCommand';
import { labCommand } from './jupyter/labCommand';
import { newCommand } from './jupyter/newCommand';
import { boardCommand } from './queue/boardCommand';
import { workerCommand } from './queue/workerCommand';
import { reportCommand } from './report/reportCommand';
import { reproduceCommand } from './reproduce/reproduceCommand';
import { runCommand } from './runCommand';
import { serveCommand } from './serve/serveCommand';
import { storeCommand } from './store/storeCommand';
import { submitCommand } from './submit/submitCommand';

/** All commands, each of which hands its options to the function that works. */
const commands = [
  labCommand,
  newCommand,
  kernelCommand,
  reproduceCommand,
  reportCommand,
  compareCommand,
  serveCommand,
  planCommand,
  workCommand,
  submitCommand,
  workerCommand,
  boardCommand,
  statusCommand,
  collectCommand,
  storeCommand,
];

/** The command `gmia`: hands the rest of the line to the command that it names. */
export function gmia(args = process.argv.slice(2)): Promise<void> {
  const program = new Command('gmia')
    .description('Membership inference on models that generalise well.')
    .usage('COMMAND [options]')
    .version(version)
    .addHelpText('after', '\ngmia COMMAND --help shows the options of a command.');
  for (const make of commands) program.addCommand(make());
  return runCommand(program, args.length === 0 ? ['--help'] : args);
}
