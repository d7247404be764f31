import assert from 'node:assert/strict';
import { influence } from '../../../src/attack/indirect/influence';

describe('influence', () => {
  it('is the share of models that give a higher probability with the record, by hand', () => {
    assert.equal(influence([0.5, 0.1, 0.9, 0.3], [0.4, 0.2, 0.8, 0.2]), 3 / 4);
    assert.equal(influence([1], [0]), 1);
    assert.equal(influence([0, 0], [1, 1]), 0);
    // Only the sign of a difference counts, not its size.
    assert.equal(influence([0.5 + Number.EPSILON, 0], [0.5, 1]), 1 / 2);
  });
  it('counts a tie as not higher', () => {
    assert.equal(influence([0.3, 0.3, 0.3], [0.3, 0.3, 0.2]), 1 / 3);
    assert.equal(influence([0, -Infinity], [-0, -Infinity]), 0);
  });
  it('takes typed arrays, and any numbers that rise with the probability', () => {
    const positive = Float32Array.of(0.9, 0.2, 0.6);
    const plain = Float32Array.of(0.8, 0.3, 0.5);
    assert.equal(influence(positive, plain), 2 / 3);
    assert.equal(influence(positive.map(Math.log), plain.map(Math.log)), 2 / 3);
  });
  it('refuses different numbers of models, none, and NaN', () => {
    const refuses = (positive: number[], plain: number[], message: RegExp) =>
      assert.throws(() => influence(positive, plain), { name: 'RangeError', message });
    refuses([1, 2], [1], /as many positive as plain reference models, and at least one, got "2 and 1"/);
    refuses([], [], /at least one, got "0 and 0"/);
    refuses([1, NaN], [1, 1], /a number for model 1, got NaN.*Did a model diverge\?/);
    refuses([1, 1], [NaN, 1], /a number for model 0, got NaN/);
  });
});
