/** A mistake in how a command was called. */
export class UsageError extends Error {}

/** A command: what a line in a terminal starts. */
export interface Command<Options> {
  /** How it is called, as one would type it: "gmia serve", "npm run bench --". */
  call: string;
  /** What `--help` shows. */
  help: string;
  /** The options from the arguments; undefined where help is asked for. @throws UsageError for a mistake */
  read(args: string[]): Options | undefined;
  /** Does the work, and returns the exit code. */
  work(options: Options): Promise<number>;
}

/**
 * Runs a command. The exit code is what `work` returns, 2 for a mistake in the call, 1 for any other error, whose text
 * is all that is shown.
 */
export async function runCommand<Options>(command: Command<Options>, args = process.argv.slice(2)): Promise<void> {
  const { call, help, read, work } = command;
  try {
    const options = read(args);
    if (options) process.exitCode = await work(options);
    else process.stdout.write(help);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) process.stderr.write(`Try: ${call} --help\n`);
  }
}

/** What `read` gives; its error is a mistake in the call. */
export function usage<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
