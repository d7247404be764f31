import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { slurmEngine } from '../../../src/command/submit/slurmEngine';
import { slurmProgram } from '../../../src/command/submit/slurmProgram';
import type { SubmitOptions } from '../../../src/command/submit/submit';
import { submitCommand } from '../../../src/command/submit/submitCommand';
import { assertMistake, parse } from '../parse';

/** The command, and what it hands on and says. */
function command(cancelled = 0) {
  const calls: [folder: string, options?: SubmitOptions][] = [];
  const said: string[] = [];
  const work = {
    submit: async (folder: string, options: SubmitOptions) => void calls.push([folder, options]),
    cancel: async (folder: string) => {
      calls.push([folder]);
      return cancelled;
    },
  };
  return { calls, said, made: submitCommand([slurmEngine(work)], line => void said.push(line)) };
}

describe('gmia submit --slurm', () => {
  it('hands on options of sbatch by its own names', async () => {
    const { calls, made } = command();
    const args = ['--partition', 'gpu', '--account=lab', '--time', '2:00:00', '--cpus', '4', '--mem', '4G'];
    const others = ['--sbatch=--qos=low', '--sbatch', '--comment=a b', '--sbatch', '-x node1'];
    await parse(made, ['jobs', '--slurm', ...args, ...others, '--at-once', '10', '--most', '200', '--dry-run']);
    const sbatch = ['--partition=gpu', '--account=lab', '--time=2:00:00', '--cpus-per-task=4', '--mem=4G'];
    assert.deepEqual(calls, [
      [
        resolve('jobs'),
        { sbatch: [...sbatch, '--qos=low', '--comment=a b', '-x node1'], atOnce: 10, most: 200, dryRun: true },
      ],
    ]);
  });

  it('needs no option but where to', async () => {
    const { calls, made } = command();
    await parse(made, ['/jobs', '--slurm', '--command', 'apptainer run gmia.sif']);
    assert.deepEqual(calls, [['/jobs', { sbatch: [], command: 'apptainer run gmia.sif' }]]);
  });

  it('says how much it has cancelled', async () => {
    for (const [many, says] of [
      [0, 'Nothing is in the queue.'],
      [1, 'Cancelled: 1 block.'],
      [12, 'Cancelled: 12 blocks.'],
    ] as const) {
      const { calls, said, made } = command(many);
      await parse(made, ['/jobs', '--slurm', '--cancel']);
      assert.deepEqual([calls, said], [[['/jobs']], [says]]);
    }
  });

  it('refuses what it cannot do, before anything is asked', async () => {
    const { calls, made } = command();
    const refuse = (args: string[], message: RegExp) => assertMistake(made, ['/jobs', ...args], message);
    await assertMistake(command().made, ['--slurm'], /missing required argument/);
    await assertMistake(command().made, ['/jobs\\x', '--slurm'], /Expected a folder whose path is one line without a/);
    await assertMistake(command().made, ['/jobs\nx', '--slurm'], /Expected a folder whose path is one line without a/);
    await refuse([], /Expected to be told where to: --slurm/);
    for (const none of ['0', '-1', '1.5', 'all'])
      for (const name of ['--cpus', '--at-once', '--most'])
        await refuse(['--slurm', name, none], RegExp(`Expected ${name} to be a whole number of at least 1`));
    await refuse(['--slurm', '--partition', ' '], /Expected a value for --partition/);
    for (const odd of [
      'qos=low',
      '',
      '--',
      '--array=0-3',
      '-a0',
      '-a 0',
      '--wait',
      '--clusters=x',
      '--wrap=x',
      '--a\nb',
    ])
      await assertMistake(command().made, ['/jobs', '--slurm', `--sbatch=${odd}`], /Expected --sbatch with one option/);
    assert.deepEqual(calls, []);
  });

  it('says so where there is no Slurm', async () => {
    const { PATH } = process.env;
    process.env.PATH = __dirname;
    try {
      await assert.rejects(slurmProgram('sbatch', '--version'), {
        message: /^Expected Slurm's sbatch on the PATH, found none\. Run this on .*login node/,
      });
    } finally {
      process.env.PATH = PATH;
    }
  });
});
