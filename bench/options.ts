import { existsSync, lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { usage } from '../src/command/runCommand';
import { checkInteger, expected } from '../src/core/check';
import { caseNames } from './cases';

const names = [...caseNames, 'growth'];

export const help = `Measures how fast gmia is on this machine, beside the goals, and beside JAX, Keras, NumPy and
SciPy.

  npm run bench -- [options]

  --only NAMES     what to measure, with commas between: ${names.join(',')} (default all)
  --peers          run the peers side by side; on first use they are installed into .bench-venv (2 GB)
  --rounds NUMBER  how often each pair is measured (default 5)
  --quick          next to no work, to see that everything runs; its numbers mean nothing
  --out FOLDER     where bench.json and bench.html go (default report.bench)
  --help           this text
`;

export interface Options {
  /** Names of cases, and "growth", in the order of the table. */
  only: string[];
  peers: boolean;
  rounds: number;
  quick: boolean;
  /** Absolute path. */
  out: string;
}

/** Reads the command's options; undefined when help was asked for. @throws UsageError that says what is wrong */
export function readOptions(args: string[]): Options | undefined {
  return usage(() => {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string', default: names.join(',') },
        peers: { type: 'boolean', default: false },
        rounds: { type: 'string', default: '5' },
        quick: { type: 'boolean', default: false },
        out: { type: 'string', default: 'report.bench' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return undefined;
    const wanted = values.only.split(',').map(name => name.trim());
    const unknown = wanted.find(name => !names.includes(name));
    if (unknown !== undefined) expected(`--only with names out of ${names.join(', ')}`, unknown);
    if (!/^\d+$/.test(values.rounds)) expected('--rounds to be a whole number', values.rounds);
    if (values.out.trim() === '') expected('a folder for --out', values.out);
    const out = resolve(values.out);
    if (existsSync(out) && !lstatSync(out).isDirectory())
      expected('--out to be a folder', out, 'There is a file of that name.');
    return {
      only: names.filter(name => wanted.includes(name)),
      peers: values.peers,
      quick: values.quick,
      rounds: checkInteger('--rounds', Number(values.rounds), 1),
      out,
    };
  });
}
