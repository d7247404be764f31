import assert from 'node:assert/strict';
import { Crew } from '../../../src/train/dense/crew';
import type { Network } from '../../../src/train/dense/layout';

describe('Crew', () => {
  const listener = { onModel: () => assert.fail('no model was trained'), onSteps: () => {} };
  const network: Network = {
    layers: [{ inputs: 2, units: 2, activation: 'linear' }],
    batch: 1,
    drawn: 1,
    steps: 5,
    optimiser: 'sgd',
    rate: 0.1,
    l2: 0,
  };
  const records = { at: 64, labels: 128, sparse: false, bytes: 128 };

  it('throws the error of a thread that dies', async () => {
    const crew = new Crew();
    const control = new Int32Array(new SharedArrayBuffer(12));
    const work = {
      sample: 64,
      length: 1,
      always: new Int32Array(0),
      weights: new Int32Array(4),
      batches: new Int32Array(4),
    };
    const outside = 64 * 65536; // not reserved
    const task = { network, records, works: [work], longestSample: 1, base: outside, control };
    try {
      await assert.rejects(crew.run([task, task], control, listener), RangeError);
    } finally {
      crew.close();
    }
  });

  it('throws when a thread is ended', async () => {
    const crew = new Crew();
    const control = new Int32Array(new SharedArrayBuffer(12));
    const task = { network, records, works: [], longestSample: 1, base: 64, control };
    const run = crew.run([task], control, listener);
    crew.close();
    await assert.rejects(run, /A training thread ended with exit code/);
  });
});
