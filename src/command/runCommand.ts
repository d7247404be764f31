import { existsSync } from 'node:fs';
import { type Command, CommanderError, InvalidArgumentError } from 'commander';
import { checkInteger, checkNumber, expected } from '../core/check';

/** A mistake in how a command was called. */
export class UsageError extends Error {}

/**
 * Runs a command. The exit code is what its work sets, 0 otherwise; 2 for a mistake in the call, 1 for any other error,
 * whose text is all that is shown.
 */
export async function runCommand(command: Command, args = process.argv.slice(2)): Promise<void> {
  for (const one of family(command))
    one
      .exitOverride()
      .showHelpAfterError(`Try: ${callOf(one)} --help`)
      .allowExcessArguments(false);
  let running = command;
  command.hook('preAction', (_, one) => {
    running = one;
  });
  try {
    await command.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2; // it has said so itself
      return;
    }
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) process.stderr.write(`Try: ${callOf(running)} --help\n`);
  }
}

/** A command, and all below it: settings of one do not reach the others. */
export const family = (command: Command): Command[] => [command, ...command.commands.flatMap(family)];

/** How it is called, as one would type it: "gmia serve", "npm run bench --". */
const callOf = (command: Command): string =>
  command.parent ? `${callOf(command.parent)} ${command.name()}` : command.name();

/** What `read` gives; its error is a mistake in the call. */
export function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** What a parser of an option's text gives; its error names the option, and the command that was called. */
function argument<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

const numberOf = (value: string): number => (value.trim() ? Number(value) : NaN);

/** Reads the number of an option. */
export const number =
  (name: string, least = -Infinity, most = Infinity) =>
  (value: string): number =>
    argument(() => checkNumber(name, numberOf(value), least, most));

/** Reads the whole number of an option. */
export const wholeNumber =
  (name: string, least = 0) =>
  (value: string): number =>
    argument(() => checkInteger(name, numberOf(value), least));

/** Reads an option's text, which must not be blank. */
export const text =
  (name: string) =>
  (value: string): string =>
    argument(() => (value.trim() === '' ? expected(`a value for ${name}`, 'nothing') : value));

/** Reads the path of a file, which is there: what loads it later would say less. */
export const existingFile =
  (name: string) =>
  (path: string): string =>
    argument(() => (existsSync(path) ? path : expected(`${name} to be a file`, path)));

/** Reads names with commas between, out of those that are known. */
export const names =
  <Name extends string>(option: string, known: readonly Name[]) =>
  (value: string): Name[] =>
    argument(() => {
      const wanted = value.split(',').map(name => name.trim());
      const unknown = wanted.find(name => !known.includes(name as Name));
      return unknown === undefined
        ? (wanted as Name[])
        : expected(`${option} with names out of ${known.join(', ')}`, unknown);
    });
