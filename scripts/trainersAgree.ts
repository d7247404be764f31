// `npx tsx scripts/trainersAgree.ts`: trains models of MNIST's convolutional network, or of a small one, by gmia and by
// a program, on the same samples, tests whether they follow the same law, and writes
// docs/trainers/<program>-<network>.json. Exit code 0, or 2 for a mistake in the call, 130 when stopped. What is
// trained is in the store: the same call goes on from there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { Command } from 'commander';
import { stoppable } from '../src/command/notebooks/execute';
import { root } from '../src/command/root';
import { runCommand, text, usage, wholeNumber } from '../src/command/runCommand';
import { loadMnist } from '../src/data/load/loadMnist';
import { Records } from '../src/data/records';
import { splitForAttack } from '../src/data/splitForAttack';
import type { Architecture } from '../src/models/architecture';
import type { Ensemble } from '../src/models/ensemble';
import { commandOf } from '../src/paper/setup/commandOf';
import { settings } from '../src/paper/setup/settings';
import { networksByCommand } from '../src/train/command/networksByCommand';
import { trainReferences } from '../src/train/trainReferences';
import { type Answered, agreement } from './agreement';
import { smallMnist, smallNetwork } from './smallMnist';

interface Options {
  command: string;
  small?: true;
  models: number;
  steps: number;
  records: number;
  processes: number;
  seed: number;
}

/** What is trained: the paper's setting, or a small network on fewer and smaller images. */
const works = {
  mnist: { ...settings.mnist, load: loadMnist },
  small: { load: smallMnist, pool: 2000, adversary: 4000, architecture: smallNetwork },
};

async function compare({ command, small, models, steps, records, processes, seed }: Options): Promise<number> {
  const name = small ? 'small' : 'mnist';
  const { load, pool, adversary, architecture } = works[name];
  const trainer = usage(() => networksByCommand({ ...commandOf(command), processes }));
  const split = splitForAttack(await load(), { pool, adversary, seed });
  const network: Architecture = { ...architecture, layers: [...architecture.layers], steps };
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
  writeFileSync(join(folder, `${parse(trainer.name).name}-${name}${seed === 1 ? '' : `-${seed}`}.json`), content);
  process.stdout.write(content);
  return 0;
}

const count = (name: string, what: string, least: number, otherwise: number) =>
  [`--${name} <n>`, what, wholeNumber(`--${name}`, least), otherwise] as const;

void runCommand(
  new Command('npx tsx scripts/trainersAgree.ts')
    .option('--command <text>', 'the program', text('--command'), 'python3 examples/train/networks_jax.py')
    .option('--small', 'a small network on smaller images, of which there is time for many')
    .option(...count('models', 'models of each trainer', 3, 10))
    .option(...count('steps', 'steps of each model', 1, 200))
    .option(...count('records', 'records that all are asked', 10, 2000))
    .option(...count('processes', 'processes of the program', 1, 1))
    .option(...count('seed', 'of the split and the samples', 0, 1))
    .action(async (options: Options) => {
      process.exitCode = await stoppable(() => compare(options));
    }),
);
