import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

// What was built, as it is there in seconds, while the sources would have to be compiled in the process.
const gmia = join(resolve(__dirname, '../../..'), 'dist', 'index.js');

describe('TensorFlow', () => {
  it('loads when something of it is first used, also where Node no longer has a function that tfjs-node calls', () => {
    const code = `
      delete require('node:util').isNullOrUndefined;
      const loaded = () => Object.keys(require.cache).some(file => file.includes('tfjs'));
      const gmia = require(${JSON.stringify(gmia)});
      const before = [typeof gmia.tf, loaded()];
      const largest = gmia.tf.topk(gmia.tf.tensor1d([3, 9, 4]), 2).values.arraySync();
      const listed = 'matMul' in gmia.tf && Object.keys(gmia.tf).includes('matMul');
      console.log(JSON.stringify([...before, largest, loaded(), listed]));
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
    assert.deepEqual(JSON.parse(stdout || 'null'), ['object', false, [9, 4], true, true], stderr);
  });
});
