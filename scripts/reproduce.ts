// `npm run reproduce`: executes the notebooks and writes the report. Exit code 0, or 1 where a notebook failed, 2 for a
// mistake in the call, 130 when stopped.
import { isStopped, stopExecution } from './reproduce/execute';
import { help, readOptions, UsageError } from './reproduce/options';
import { reproduce } from './reproduce/reproduce';

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options) {
      process.stdout.write(help);
      return 0;
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopExecution);
    return (await reproduce(options, process.env.GMIA_NOTEBOOKS)) > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    if (isStopped()) return 130;
    if (!(error instanceof UsageError)) return 1;
    process.stderr.write('Try: npm run reproduce -- --help\n');
    return 2;
  }
}

void main().then(code => { process.exitCode = code; });
