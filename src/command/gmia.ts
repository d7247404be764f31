import { runCommand, UsageError } from './runCommand';
import { serveCommand } from './serveCommand';

/** What a first argument can be: what it is for, and who gets the others. */
const commands: Record<string, { about: string; run(args: string[]): Promise<void> }> = {
  serve: { about: 'answers questions to models by HTTP', run: args => runCommand(serveCommand, args) },
};

const names = Object.keys(commands);
const help = `Membership inference on models that generalise well.

  gmia COMMAND [options]

${names.map(name => `  ${name.padEnd(10)}${commands[name].about}`).join('\n')}

gmia COMMAND --help shows the options of a command.
`;

/** The command `gmia`: hands the rest of the line to the command that it names. */
export function gmia([name = '--help', ...rest] = process.argv.slice(2)): Promise<void> {
  if (Object.hasOwn(commands, name)) return commands[name].run(rest);
  return runCommand(
    {
      call: 'gmia',
      help,
      read() {
        if (name === '--help' || name === '-h') return undefined;
        throw new UsageError(`Expected a command out of ${names.join(', ')}, got ${JSON.stringify(name)}.`);
      },
      work: async () => 0,
    },
    [],
  );
}
