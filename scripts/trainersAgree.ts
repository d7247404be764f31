// `npx tsx scripts/trainersAgree.ts`: trains models of MNIST's convolutional network by gmia and by a program, on the
// same samples, tests whether they follow the same law, and writes docs/trainers/<program>.json. Exit code 0, or 2 for
// a mistake in the call, 130 when stopped. Finished models are in the store: the same call goes on from there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Command } from 'commander';
import { stoppable } from '../src/command/notebooks/execute';
import { root } from '../src/command/root';
import { runCommand, text, usage, wholeNumber } from '../src/command/runCommand';
import { loadMnist } from '../src/data/load/loadMnist';
import { Records } from '../src/data/records';
import { splitForAttack } from '../src/data/splitForAttack';
import type { Ensemble } from '../src/models/ensemble';
import { commandOf } from '../src/paper/setup/commandOf';
import { type Setting, settings } from '../src/paper/setup/settings';
import { networksByCommand } from '../src/train/command/networksByCommand';
import { trainReferences } from '../src/train/trainReferences';
import { type Answered, agreement } from './agreement';

interface Options {
  command: string;
  models: number;
  steps: number;
  records: number;
  processes: number;
  seed: number;
}

async function compare({ command, models, steps, records, processes, seed }: Options): Promise<number> {
  const { pool, adversary, architecture }: Setting = settings.mnist;
  if (typeof architecture === 'function') throw new Error('MNIST has no network');
  const trainer = usage(() => networksByCommand({ ...commandOf(command), processes }));
  const split = splitForAttack(await loadMnist(), { pool, adversary, seed });
  const network = { ...architecture, steps };
  const ours = await trainReferences(split, network, { models });
  const theirs = await trainReferences(split, network, { models, trainer });
  // Of the pool, on which no reference model is trained.
  const asked = new Records(split.dataset, split.pool.indices.slice(0, records));
  const answered = (of: Ensemble): Answered => ({
    accuracies: of.accuracies(asked),
    losses: of.about(asked, 'losses').values,
    logits: of.logits(asked),
  });
  const found = agreement(answered(ours), answered(theirs));
  const short = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  const said = { trainer: trainer.name, models, steps, records, seed, ...found };
  const content = `${JSON.stringify(said, short, 2)}\n`;
  const folder = join(root, 'docs/trainers');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${parse(trainer.name).name}.json`), content);
  process.stdout.write(content);
  return 0;
}

const count = (name: string, what: string, least: number, otherwise: number) =>
  [`--${name} <n>`, what, wholeNumber(`--${name}`, least), otherwise] as const;

void runCommand(
  new Command('npx tsx scripts/trainersAgree.ts')
    .option('--command <text>', 'the program', text('--command'), 'python3 examples/train/networks_jax.py')
    .option(...count('models', 'models of each trainer', 3, 10))
    .option(...count('steps', 'steps of each model', 1, 200))
    .option(...count('records', 'records that all are asked', 10, 2000))
    .option(...count('processes', 'processes of the program', 1, 1))
    .option(...count('seed', 'of the split and the samples', 0, 1))
    .action(async (options: Options) => {
      process.exitCode = await stoppable(() => compare(options));
    }),
);
