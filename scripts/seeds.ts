// `npm run seeds`: reproduces with several seeds and writes docs/seeds.md. Exit code 0, or 1 where a notebook failed,
// 2 for a mistake in the call, 130 when stopped.
import { stoppable } from '../src/command/notebooks/execute';
import { runCommand } from '../src/command/runCommand';
import { runSeeds } from './seeds/runSeeds';
import { seedsCommand } from './seeds/seedsCommand';

void runCommand(seedsCommand(options => stoppable(async () => ((await runSeeds(options)).length > 0 ? 1 : 0))));
