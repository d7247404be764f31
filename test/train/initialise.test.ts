import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { parameters } from '../../src/models/architecture';
import { initialise } from '../../src/train/initialise';

describe('initialise', () => {
  const shapes = parameters(
    {
      layers: [
        { type: 'conv2d', filters: 20, kernel: 5, activation: 'relu' },
        { type: 'dense', units: 40, activation: 'tanh' },
      ],
      optimiser: 'sgd',
      rate: 1,
      batch: 1,
      steps: 1,
    },
    [4, 4, 3],
    2,
  );

  it('fills kernels evenly up to the bound of Glorot, and sets biases to 0', () => {
    const weights = initialise(shapes, randomFor(1, 'weights'));
    assert.deepEqual(
      weights.map(values => values.length),
      [5 * 5 * 3 * 20, 20, 320 * 40, 40, 80, 2],
    );
    for (const bias of [1, 3, 5]) assert.ok(weights[bias].every(value => value === 0));
    for (const [kernel, bound] of [
      [0, Math.sqrt(6 / (75 + 500))],
      [2, Math.sqrt(6 / (320 + 40))],
    ]) {
      const values = weights[kernel];
      const n = values.length;
      assert.ok(values.every(value => Math.abs(value) <= bound * (1 + 1e-7)));
      // The mean and the mean square of U(−1, 1) have standard errors 0.58 / √n and 0.30 / √n; 4.5 of them.
      const mean = values.reduce((sum, value) => sum + value / bound, 0) / n;
      const square = values.reduce((sum, value) => sum + (value / bound) ** 2, 0) / n;
      assert.ok(Math.abs(mean) < 2.6 / Math.sqrt(n) && Math.abs(square - 1 / 3) < 1.4 / Math.sqrt(n));
    }
  });

  it('is decided by the generator', () => {
    assert.deepEqual(initialise(shapes, randomFor(1, 'weights')), initialise(shapes, randomFor(1, 'weights')));
    assert.notDeepEqual(initialise(shapes, randomFor(1, 'weights'))[0], initialise(shapes, randomFor(2, 'weights'))[0]);
  });

  for (const [initialiser, deviation] of [
    ['he', (fanIn: number) => Math.sqrt(2 / fanIn)],
    ['lecun', (fanIn: number) => Math.sqrt(1 / fanIn)],
  ] as const)
    it(`draws kernels of a normal distribution: ${initialiser}`, () => {
      const weights = initialise(shapes, randomFor(1, 'weights'), initialiser);
      for (const bias of [1, 3, 5]) assert.ok(weights[bias].every(value => value === 0));
      for (const [kernel, fanIn] of [
        [0, 75],
        [2, 320],
      ]) {
        const values = Array.from(weights[kernel], value => value / deviation(fanIn));
        const n = values.length;
        // Mean, mean square and the share beyond 2 have standard errors 1, √2 and 0.21 over √n; 4.5 of them.
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        const square = values.reduce((sum, value) => sum + value ** 2, 0) / n;
        const beyond = values.filter(value => Math.abs(value) > 2).length / n;
        assert.ok(Math.abs(mean) < 4.5 / Math.sqrt(n) && Math.abs(square - 1) < 6.4 / Math.sqrt(n));
        assert.ok(Math.abs(beyond - 0.0455) < 0.95 / Math.sqrt(n), `${beyond} beyond 2`);
      }
    });

  it('truncates normal numbers at two standard deviations, and starts biases at 0.1', () => {
    const weights = initialise(shapes, randomFor(1, 'weights'), 'truncatedNormal');
    for (const bias of [1, 3, 5]) assert.ok(weights[bias].every(value => value === Math.fround(0.1)));
    const values = weights[2];
    assert.ok(values.every(value => Math.abs(value) <= 0.2 * (1 + 1e-7)));
    // The variance of a normal number within ±2 is 0.7737.
    const square = values.reduce((sum, value) => sum + (10 * value) ** 2, 0) / values.length;
    assert.ok(Math.abs(square - 0.7737) < 4.5 / Math.sqrt(values.length), `${square}`);
  });

  it('may begin with zeros', () => {
    const weights = initialise(shapes, randomFor(1, 'weights'), 'zeros');
    assert.ok(weights.every(values => values.every(value => value === 0)));
  });
});
