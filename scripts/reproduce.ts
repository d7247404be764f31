// `npm run reproduce`: executes the notebooks and writes the report. Exit code 0, or 1 where a notebook failed, 2 for a
// mistake in the call, 130 when stopped.
import { runCommand } from '../src/command/runCommand';
import { isStopped, stopExecution } from './reproduce/execute';
import { help, readOptions } from './reproduce/options';
import { reproduce } from './reproduce/reproduce';

void runCommand({
  call: 'npm run reproduce --',
  help,
  read: readOptions,
  work: async options => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopExecution);
    try {
      return (await reproduce(options, process.env.GMIA_NOTEBOOKS)) > 0 ? 1 : 0;
    } catch (error) {
      if (!isStopped()) throw error;
      process.stderr.write(`${(error as Error).message}\n`);
      return 130;
    }
  },
});
