// `npm run simulate`: tries the promises of the statistics on made-up data, and writes the page of their coverage. Exit
// code 0, or 1 where what gmia does now breaks a promise, 2 for a mistake in the call.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { coveragePage } from '../simulate/coveragePage';
import { isBroken, type Kept, simulate } from '../simulate/simulate';
import type { Simulation } from '../simulate/simulation';
import { simulations } from '../simulate/simulations';
import { runCommand, usage } from '../src/command/runCommand';
import { expected } from '../src/core/check';

const root = join(__dirname, '..');
const fileOf = ({ name }: Simulation) => join(root, 'docs/coverage', `${name}.json`);
const names = simulations.map(({ name }) => name);

const help = `Tries on made-up data what the statistics promise, and writes docs/coverage.md.

  npm run simulate -- [options]

  --only NAMES     which simulations, with commas between: ${names.join(',')} (default all)
  --help           this text
`;

function readOptions(args: string[]): string[] | undefined {
  return usage(() => {
    const { values } = parseArgs({
      args,
      options: { only: { type: 'string', default: names.join(',') }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return undefined;
    const wanted = values.only.split(',').map(name => name.trim());
    const unknown = wanted.find(name => !names.includes(name));
    if (unknown !== undefined) expected(`--only with names out of ${names.join(', ')}`, unknown);
    return wanted;
  });
}

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

void runCommand({
  call: 'npm run simulate --',
  help,
  read: readOptions,
  work: async wanted => {
    const now: Kept[] = [];
    for (const simulation of simulations.filter(({ name }) => wanted.includes(name)))
      now.push(...(await run(simulation)).filter(({ form }) => form === 'now'));
    const known = simulations.filter(simulation => existsSync(fileOf(simulation)));
    const all = known.map(simulation => ({
      simulation,
      kept: JSON.parse(readFileSync(fileOf(simulation), 'utf8')) as Kept[],
    }));
    writeFileSync(join(root, 'docs/coverage.md'), coveragePage(all));
    return now.some(isBroken) ? 1 : 0;
  },
});
