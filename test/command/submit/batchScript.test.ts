import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { batchScript, jobName, ownCommand } from '../../../src/command/submit/batchScript';
import { quoted } from '../../../src/core/quoted';

const showArgs = [process.execPath, '-p', 'JSON.stringify([process.argv.slice(1), process.env.LD_LIBRARY_PATH])', '--'];

describe('the script for Slurm', () => {
  before(function () {
    if (!existsSync('/bin/bash')) this.skip(); // no machine with Slurm is without
  });

  /** What the worker is told, and the libraries that it finds, when bash runs the script as Slurm has it do. */
  function told(folder: string, args: string[], env: Record<string, string>): [string[], string | null] {
    const script = batchScript(folder, showArgs.map(quoted).join(' '), []);
    const { stdout, stderr } = spawnSync('/bin/bash', ['-s', '--', ...args], {
      input: script,
      encoding: 'utf8',
      env: { LD_LIBRARY_PATH: '/nowhere', ...env },
    });
    assert.equal(stderr, '');
    return JSON.parse(stdout);
  }

  it('has the worker train one block, on as many threads as the task has processors', () => {
    const env = { SLURM_ARRAY_TASK_ID: '7', SLURM_CPUS_PER_TASK: '3' };
    assert.deepEqual(told('/jobs', ['2000'], env), [['work', '/jobs', '--block', '2007', '--threads', '3'], null]);
  });

  it('takes the number of the task for that of the block, and one thread, where it is told nothing else', () => {
    const [args] = told('/jobs', [], { SLURM_ARRAY_TASK_ID: '0' });
    assert.deepEqual(args, ['work', '/jobs', '--block', '0', '--threads', '1']);
  });

  it('takes folders with blanks, quotes and whatever a shell would read', () => {
    for (const folder of [`/a b/it's "c" $(date) \`x\` %a #1 *;&|`, '/ä/日本', '/tab\tand !']) {
      const [args] = told(folder, ['0'], { SLURM_ARRAY_TASK_ID: '1' });
      assert.equal(args[1], folder);
    }
  });

  it('says what Slurm has to know, each option on a line of its own', () => {
    const options = ['--time=5', '--comment=a "b" c\\'];
    const lines = batchScript('/my jobs/50% off', 'gmia', options).split('\n');
    const written = lines.filter(line => line.startsWith('#SBATCH '));
    assert.deepEqual(written, [
      '#SBATCH --job-name=gmia-50-off',
      '#SBATCH --ntasks=1',
      '#SBATCH --requeue',
      '#SBATCH --open-mode=append',
      '#SBATCH "--output=/my jobs/50%% off/slurm/logs/%A_%a.log"',
      '#SBATCH --export=NONE',
      '#SBATCH --signal=B:TERM@30',
      '#SBATCH --time=5',
      '#SBATCH "--comment=a \\"b\\" c\\\\"',
    ]);
    assert.equal(lines[0], '#!/bin/bash');
    assert.ok(lines.indexOf('unset LD_LIBRARY_PATH') > lines.indexOf(written.at(-1)!)); // it stops looking at a command
  });

  it('runs this gmia where it is not told which', () => {
    assert.match(ownCommand(), RegExp(`^${process.execPath} /.*/bin/gmia.js$`));
    assert.equal(jobName("/x/it's mine"), 'gmia-it-s-mine');
  });
});
