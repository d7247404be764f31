import { Command } from 'commander';
import { resolveFolder } from '../../core/resolveFolder';
import { queueEngine } from '../queue/queueEngine';
import { UsageError, usage } from '../runCommand';
import type { Engine } from './engine';
import { slurmEngine } from './slurmEngine';

interface Values {
  failed?: boolean;
  cancel?: true;
}

/** `gmia submit`: hands the missing blocks of a job folder to other machines. */
export function submitCommand(
  engines: readonly Engine[] = [slurmEngine(), queueEngine],
  say = (line: string) => void process.stdout.write(`${line}\n`),
): Command {
  const command = new Command('submit')
    .summary('hands the blocks of a job folder to other machines')
    .description(
      'Hands the blocks of a job folder that are missing to other machines. What they have already is not handed ' +
        'over again.',
    )
    .argument('<folder>', 'a job folder, as gmia plan makes it')
    .option('--failed', 'submits blocks that failed three times, too')
    .option('--cancel', 'cancels what this folder has there; finished models stay')
    .action(async (path: string, { failed = false, cancel, ...values }: Values & Record<string, unknown>) => {
      const engine = engineOf(command, engines);
      const submission = { folder: usage(() => resolveFolder('the folder', path)), failed, say };
      await (cancel ? engine.cancel(submission, values as never) : engine.submit(submission, values as never));
    });
  for (const { asked } of engines) command.addOption(asked);
  for (const { asked, options, note } of engines) {
    for (const option of options) command.addOption(option.helpGroup(`With ${asked.long}:`));
    if (note) command.addHelpText('after', `\n${note}`);
  }
  return command;
}

/** The one that is asked for. @throws UsageError for none, for several, or for options of another one */
function engineOf(command: Command, engines: readonly Engine[]): Engine {
  const given = (name: string) => command.getOptionValueSource(name) === 'cli';
  const wanted = engines.filter(({ asked }) => given(asked.attributeName()));
  if (wanted.length !== 1)
    throw new UsageError(`Expected to be told where to: ${engines.map(({ asked }) => asked.flags).join(', or ')}.`);
  for (const { asked, options } of engines.filter(engine => engine !== wanted[0]))
    for (const option of options)
      if (given(option.attributeName())) throw new UsageError(`Expected ${asked.long} with ${option.long}.`);
  return wanted[0];
}
