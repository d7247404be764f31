import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { initialise } from '../../../src/train/wideAndDeep/initialise';
import { small } from './small';

describe('initialise', () => {
  const spec = { ...small, embeddings: [{ of: [{ column: 'town' }], rows: [0, 1, 2, 3, 999] }], dimension: 8 };
  const [wide, bias, embeddings, kernel, kernelBias] = initialise(spec, randomFor(1, 'weights'));

  it('leaves the wide part and biases at 0', () => {
    for (const tensor of [wide, bias, kernelBias]) assert.ok(tensor.length > 0 && tensor.every(value => value === 0));
  });

  it('draws embeddings from a normal law cut off at 2 standard deviations of 1 / √8', () => {
    const deviation = Math.sqrt(embeddings.reduce((sum, value) => sum + value ** 2, 0) / embeddings.length);
    // Within ±2 a standard normal number has a variance of 0.7737.
    assert.ok(Math.abs(deviation * Math.sqrt(8) - Math.sqrt(0.7737)) < 0.02, `${deviation}`);
    const most = Math.max(...embeddings.map(Math.abs));
    assert.ok(most < 2 / Math.sqrt(8) && most > 1.9 / Math.sqrt(8));
  });

  it('draws kernels as Glorot and Bengio do', () => {
    const bound = Math.sqrt(6 / (18 + 7)); // 8 of the embedding, 8 indicators, 2 numbers
    assert.equal(kernel.length, 18 * 7);
    const most = Math.max(...kernel.map(Math.abs));
    assert.ok(most <= bound && most > 0.9 * bound);
  });
});
