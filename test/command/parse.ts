import assert from 'node:assert/strict';
import { type Command, CommanderError } from 'commander';
import { family, UsageError } from '../../src/command/runCommand';

/** Parses a call, without a word on the terminal, and does the command's work. The exit code stays what it was. */
export async function parse(command: Command, args: string[]): Promise<void> {
  for (const one of family(command))
    one
      .exitOverride()
      .allowExcessArguments(false)
      .configureOutput({ writeErr: () => {} });
  const { exitCode } = process;
  try {
    await command.parseAsync(args, { from: 'user' });
  } finally {
    process.exitCode = exitCode;
  }
}

/** Checks that a call is refused as a mistake of who typed it. */
export const assertMistake = (command: Command, args: string[], message: RegExp): Promise<void> =>
  assert.rejects(parse(command, args), (error: Error) => {
    assert.match(error.message, message);
    return error instanceof UsageError || (error instanceof CommanderError && error.exitCode !== 0);
  });

/** The options that a command hands to its work. */
export async function given<Options>(
  make: (work: (options: Options) => Promise<number>) => Command,
  args: string[],
): Promise<Options> {
  let options: Options | undefined;
  await parse(
    make(async some => {
      options = some;
      return 0;
    }),
    args,
  );
  return options!;
}
