// `npm run bench`: measures, prints a table, and writes bench.json and bench.html. Exit code 0, or 1 where something
// failed, 2 for a mistake in the call. No time makes it fail: machines differ.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, machine } from '../src/command/reproduce/machine';
import { runCommand } from '../src/command/runCommand';
import { tableText } from '../src/display/tableText';
import { type BenchOptions, benchCommand } from './benchCommand';
import { cases } from './cases';
import { ensurePeers } from './ensurePeers';
import { measureGrowth } from './growth';
import { measure } from './measure';
import { page } from './page';
import type { Bench, CaseResult } from './result';
import { casesTable, explanation, growthTable, notes } from './tables';

async function run({ only, peers, rounds, quick, out }: BenchOptions): Promise<Bench> {
  const python = peers ? ensurePeers() : undefined;
  const done: CaseResult[] = [];
  for (const one of cases.filter(({ name }) => only.includes(name))) {
    process.stderr.write(`${one.name}: ${one.title}\n`);
    done.push(await measure(one, { rounds, quick, python }));
  }
  if (only.includes('growth')) process.stderr.write('growth: seconds for more and more models and records\n');
  const growth = only.includes('growth') ? await measureGrowth(rounds, quick) : [];
  const bench = {
    machine: machine(),
    commit: commit(__dirname),
    date: new Date().toISOString(),
    rounds,
    quick,
    cases: done,
    growth,
  };
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'bench.json'), `${JSON.stringify(bench, null, 2)}\n`);
  writeFileSync(join(out, 'bench.html'), page(bench));
  return bench;
}

function print({ cases, growth, quick }: Bench, out: string): void {
  const parts = [
    ...(cases.length ? [tableText(casesTable(cases)), notes(cases).join('\n'), explanation] : []),
    ...(growth.length ? [tableText(growthTable(growth))] : []),
    ...(quick ? ['With --quick these numbers mean nothing.'] : []),
    `The same is in ${join(out, 'bench.json')} and ${join(out, 'bench.html')}.`,
  ];
  process.stdout.write(`\n${parts.join('\n\n')}\n`);
}

async function work(options: BenchOptions): Promise<number> {
  // At the end of the process its folder is removed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));
  const bench = await run(options);
  print(bench, options.out);
  return bench.cases.some(({ peers }) => peers.some(({ status }) => status === 'failed')) ? 1 : 0;
}

void runCommand(benchCommand(work));
