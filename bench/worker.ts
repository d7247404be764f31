// gmia's side of a case: a process that stays up, prepares the work, and answers each line on its standard input with
// one.
import { createInterface } from 'node:readline';
import { MissingDataError } from '../src/data/load/locateFile';
import { cluster } from './ours/cluster';
import { convolutional } from './ours/convolutional';
import { csv } from './ours/csv';
import { dense } from './ours/dense';
import { direct } from './ours/direct';
import type { Prepare, Run } from './ours/prepare';
import { selection } from './ours/selection';
import type { Answer } from './process';

const prepare: Record<string, Prepare> = {
  adult: dense('adult', 1000),
  cancer: dense('cancer', 3000),
  'mnist-google': dense('mnist-google', 200),
  cnn: convolutional,
  selection: selection(20_000, 28_842),
  direct: direct('pchip'),
  'direct-rank': direct('rank'),
  'direct-student': direct('student'),
  cluster,
  csv,
  'growth-adult': dense('adult', 1000),
  'growth-cancer': dense('cancer', 3000),
  'growth-records': selection(40_000, 40_000),
};

const answer = (fields: Answer) => process.stdout.write(`${JSON.stringify(fields)}\n`);

async function main(name: string, folder: string, size: string): Promise<void> {
  let run: Run;
  try {
    run = await prepare[name](folder, size === 'quick');
  } catch (error) {
    if (!(error instanceof MissingDataError)) throw error;
    answer({ missing: error.message });
    return;
  }
  answer({});
  for await (const line of createInterface({ input: process.stdin })) {
    const found = await run(JSON.parse(line));
    answer({ ...found, memory: process.resourceUsage().maxRSS / 1024 });
  }
}

const [name, folder, size] = process.argv.slice(2);
void main(name, folder, size)
  .catch(error => {
    process.stderr.write(`${(error as Error).stack}\n`);
    process.exitCode = 1;
  })
  .finally(() => process.exit()); // threads and processes of the trainer may still be up
