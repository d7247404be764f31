import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const gmia = JSON.stringify(join(root, 'src', 'index.ts'));

/** What a program prints that uses gmia in a process of its own, where TensorFlow is not loaded yet. */
const run = (code: string) =>
  spawnSync(process.execPath, ['--import', 'tsx', '-e', code], { cwd: root, encoding: 'utf8' });

describe('TensorFlow', () => {
  it('is loaded when something of it is first used, and not by importing gmia', () => {
    const { stdout, stderr } = run(`
      const loaded = () => Object.keys(require.cache).some(file => file.includes('tfjs'));
      const gmia = require(${gmia});
      const before = [loaded(), typeof gmia.tf];
      const sum = gmia.tf.tensor1d([1, 2, 4]).sum().arraySync();
      const listed = 'matMul' in gmia.tf && Object.keys(gmia.tf).includes('matMul');
      console.log(JSON.stringify([...before, sum, loaded(), listed]));
    `);
    assert.deepEqual(JSON.parse(stdout || 'null'), [false, 'object', 7, true, true], stderr);
  });

  it('works where Node no longer has the function that tfjs-node calls', () => {
    const { stdout, stderr } = run(`
      delete require('node:util').isNullOrUndefined;
      const { tf } = require(${gmia});
      console.log(tf.topk(tf.tensor1d([3, 9, 4]), 2).values.arraySync().join());
    `);
    assert.equal(stdout, '9,4\n', stderr);
  });
});
