// `npm run seeds`: reproduces with several seeds and writes docs/seeds.md. Exit code 0, or 1 where a notebook failed,
// 2 for a mistake in the call, 130 when stopped.
import { runCommand } from '../src/command/runCommand';
import { stoppable } from './reproduce/execute';
import { help, readOptions } from './seeds/options';
import { runSeeds } from './seeds/runSeeds';

void runCommand({
  call: 'npm run seeds --',
  help,
  read: readOptions,
  work: options => stoppable(async () => ((await runSeeds(options)).length > 0 ? 1 : 0)),
});
