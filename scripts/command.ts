/** A mistake in how a command was called. */
export class UsageError extends Error {}

/**
 * Runs one of the project's commands. Its exit code is what `work` returns, 2 for a mistake in the call, 1 for any
 * other error, whose text is all that is shown.
 * @param read the options from the arguments; undefined when help was asked for
 */
export async function runCommand<Options>(
  name: string,
  help: string,
  read: (args: string[]) => Options | undefined,
  work: (options: Options) => Promise<number>,
): Promise<void> {
  try {
    const options = read(process.argv.slice(2));
    if (options) process.exitCode = await work(options);
    else process.stdout.write(help);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = error instanceof UsageError ? 2 : 1;
    if (error instanceof UsageError) process.stderr.write(`Try: npm run ${name} -- --help\n`);
  }
}
