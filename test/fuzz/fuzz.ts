// npm run fuzz: 12,000 calls of all public functions with arguments that may be spoilt. `-- --seed 5`, `--calls 1000`,
// `--only stats.quantile,roc`, and `--round 3 --path 12:0` to repeat a failure as it is printed.
import { parseArgs } from 'node:util';
import { allCalls } from './allCalls';
import { watch } from './watch';
import { withWorld } from './withWorld';

const limit = 30; // seconds for one call, on a busy machine
const runs = 6; // of each call in a round, after which a training has to go as before

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { seed: text, calls: text, only: text, round: text, path: text },
  });
  const seed = Number(values.seed ?? Date.now() % 1_000_000);
  const names = values.only?.split(',') ?? [];
  const wanted = Number(values.calls ?? 12_000);
  const count = names.length || (await withWorld(world => allCalls(world).length));
  const rounds = values.path ? 1 : Math.ceil(wanted / (runs * count));
  console.log(`seed ${seed}: ${rounds} rounds of ${runs} runs of ${count} calls`);
  const job = { seed, rounds, runs, names, round: Number(values.round ?? 0), path: values.path };
  const { calls, failures } = await watch(job, limit, ({ name, round, found, path }) => {
    const again = `--seed ${seed} --only "${name}" --round ${round}${path ? ` --path ${path}` : ''}`;
    console.log(`\n✘ ${name}: ${found}\n      again: npm run fuzz -- ${again}`);
  });
  console.log(`\n${calls} calls, ${failures.length} failures`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

void main();
