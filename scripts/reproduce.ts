// `npm run reproduce`: executes the notebooks and writes the report. Exit code 0, or 1 where a notebook failed, 2 for a
// mistake in the call, 130 when stopped.
import { runCommand } from '../src/command/runCommand';
import { stoppable } from './reproduce/execute';
import { help, readOptions } from './reproduce/options';
import { reproduce } from './reproduce/reproduce';

void runCommand({
  call: 'npm run reproduce --',
  help,
  read: readOptions,
  work: options => stoppable(async () => ((await reproduce(options, process.env.GMIA_NOTEBOOKS)) > 0 ? 1 : 0)),
});
