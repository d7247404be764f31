// `npm run simulate`: tries the promises of the statistics on made-up data, and writes the page of their coverage. Exit
// code 0, or 1 where what gmia does now breaks a promise, 2 for a mistake in the call.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { coveragePage } from '../simulate/coveragePage';
import { isBroken, type Kept, simulate } from '../simulate/simulate';
import type { Simulation } from '../simulate/simulation';
import { simulations } from '../simulate/simulations';
import { root } from '../src/command/root';
import { names, runCommand } from '../src/command/runCommand';

const fileOf = ({ name }: Simulation) => join(root, 'docs/coverage', `${name}.json`);
const known = simulations.map(({ name }) => name);

/** Runs a simulation, and keeps what came of it. */
async function run(simulation: Simulation): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const regime of simulation.regimes) {
    process.stderr.write(`${simulation.name}: ${regime.name}\n`);
    kept.push(...(await simulate(simulation, regime, regime.draws)));
  }
  mkdirSync(join(root, 'docs/coverage'), { recursive: true });
  writeFileSync(fileOf(simulation), `[\n${kept.map(one => ` ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
  return kept;
}

async function work(wanted: string[]): Promise<number> {
  const now: Kept[] = [];
  for (const simulation of simulations.filter(({ name }) => wanted.includes(name)))
    now.push(...(await run(simulation)).filter(({ form }) => form === 'now'));
  const tried = simulations.filter(simulation => existsSync(fileOf(simulation)));
  const all = tried.map(simulation => ({
    simulation,
    kept: JSON.parse(readFileSync(fileOf(simulation), 'utf8')) as Kept[],
  }));
  writeFileSync(join(root, 'docs/coverage.md'), coveragePage(all));
  return now.some(isBroken) ? 1 : 0;
}

void runCommand(
  new Command('npm run simulate --')
    .description('Tries on made-up data what the statistics promise, and writes docs/coverage.md.')
    .option(
      '--only <names>',
      `which simulations, with commas between: ${known.join(',')} (default all)`,
      names('--only', known),
      known,
    )
    .action(async ({ only }: { only: string[] }) => {
      process.exitCode = await work(only);
    }),
);
