// A process that makes calls: what it is about to call stands in the log before it is called, so that the parent, which
// watches, can tell what never came back. Its argument is a `Job`.
import { mkdirSync, openSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { setProgress } from '../../src/core/progress';
import type { Call } from './call';
import { guard, takeTried } from './guard';
import type { Entry, Job } from './job';
import { checkNumbers, isClear, lookAt, objectsIn } from './judge';
import type { SetUp } from './setUp';
import { type Spoil, shown, spoil, spoils } from './spoil';
import type { World } from './world';

const job = JSON.parse(process.argv[2]) as Job;
const log = openSync(job.log, 'a');
const write = (entry: Entry) => writeSync(log, `${JSON.stringify(entry)}\n`);
let made = 0;

async function main(): Promise<void> {
  mkdirSync(job.folder, { recursive: true });
  // Threads load tsx from the working folder.
  symlinkSync(join(__dirname, '../../node_modules'), join(job.folder, 'node_modules'));
  process.chdir(job.folder);
  process.env.GMIA_STORE = join(job.folder, 'store');
  process.env.GMIA_OUT = join(job.folder, 'out');
  write({ kind: 'ready', calls: 0 });
  // Loaded only now: the library takes seconds, and broken calls need none of it.
  const { setUp } = require(job.broken ? './setUpBroken' : './setUp') as { setUp: SetUp };
  const { world, calls: all, train } = await setUp(job.folder);
  const known = await train();
  guard([job.folder]);
  const calls = all.filter(({ name }) => job.names.length === 0 || job.names.includes(name));
  for (let round = job.round; round < job.round + job.rounds; round++) {
    for (const one of calls)
      if (!(round === job.round && job.done.includes(one.name))) await explore(one, round, world);
    setProgress({}); // what a right call set is no harm that was done
    const now = await train();
    if (now.some((logit, i) => !Object.is(logit, known[i])))
      write({
        kind: 'failure',
        name: 'a training after the others',
        round,
        found: 'it gave another model',
        calls: made,
      });
    write({ kind: 'round', round, calls: made });
  }
  write({ kind: 'end', calls: made });
  process.exit(0);
}

async function explore(one: Call, round: number, world: World): Promise<void> {
  const property = fc.asyncProperty(one.args, spoils(one.long ? 1 : 0), (args, done) =>
    attempt(one, args, done, round, world),
  );
  const outcome = await fc.check(property, {
    seed: 1000 * job.seed + round,
    numRuns: job.runs,
    ...(job.path && { path: job.path }),
  });
  if (outcome.failed)
    write({
      kind: 'failure',
      name: one.name,
      round,
      found: (outcome.errorInstance as Error | null)?.message ?? 'unknown',
      path: outcome.counterexamplePath ?? undefined,
      calls: made,
    });
  write({ kind: 'done', name: one.name, round, calls: made });
}

async function attempt(one: Call, given: unknown[], all: Spoil[], round: number, world: World): Promise<void> {
  const self = one.self ? given.slice(0, 1) : [];
  const { args: others, words, wrongKind } = spoil(given.slice(self.length), all, world);
  const args = [...self, ...others];
  const said = `${one.name}(${args.map(shown).join(', ')})${words.length ? `; ${words.join('; ')}` : ''}`;
  write({ kind: 'call', name: one.name, round, said: said.slice(0, 1500), calls: ++made });
  const fail = (what: string): never => {
    throw new Error(`${what}\n      ${said}`);
  };
  let result: unknown;
  try {
    result = await one.run(...(args as never[]));
    lookAt(result);
  } catch (error) {
    const tried = takeTried();
    if (tried.length > 0) fail(`tried ${tried.join(', ')}`);
    if (isClear(error) && (words.length > 0 || one.lacks)) return;
    const { stack = String(error) } = Object(error) as Error;
    const what = words.length > 0 ? 'an unclear error' : 'an error for what is right';
    fail(`${what}: ${stack.split('\n').slice(0, 4).join('\n      ')}`);
  }
  const tried = takeTried();
  if (tried.length > 0) fail(`tried ${tried.join(', ')}`);
  if (wrongKind && !one.any?.test(wrongKind)) fail(`took ${wrongKind} for a number, and gave ${shown(result)}`);
  try {
    if (!one.nan) checkNumbers(result, objectsIn(args));
    if (words.length === 0) one.right?.(result as never, args as never);
  } catch (error) {
    fail(`a wrong result, ${(error as Error).message.split('\n')[0]}: ${shown(result)}`);
  }
}

process.on('uncaughtException', error => {
  write({ kind: 'failure', name: 'beside a call', round: -1, found: `an uncaught ${error.stack}`, calls: made });
});
process.on('unhandledRejection', error => {
  write({
    kind: 'failure',
    name: 'beside a call',
    round: -1,
    found: `an unhandled ${(error as Error)?.stack}`,
    calls: made,
  });
});
main().catch(error => {
  throw error;
});
