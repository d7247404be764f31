import assert from 'node:assert/strict';
import { randomFor } from '../../src/core/random';
import { roc } from '../../src/evaluate/roc';
import { rocCorners } from '../../src/evaluate/rocCorners';

describe('rocCorners', () => {
  const scored = (values: number[], truth: number[]) => ({
    name: 'x',
    warnings: ['few'],
    score: { values: Float64Array.from(values), width: values.length },
    truth: Uint8Array.from(truth),
  });

  it('are points of the curve, those at which it rises', () => {
    const { name, warnings, fpr, tpr, threshold, least } = rocCorners(
      scored([9, 8, 7, 6, 5, 4], [1, 0, 1, 0, 0, 1]),
      0.01,
    );
    assert.deepEqual([name, warnings, least], ['x', ['few'], 0.01]);
    assert.deepEqual([...fpr], [0, 1 / 3, 1]);
    assert.deepEqual([...tpr], [1 / 3, 2 / 3, 1]);
    assert.deepEqual([...threshold], [9, 7, 4]);
  });

  it('are few, and each is one of the curve, however many scores there are', () => {
    const random = randomFor(1, 'corners');
    const n = 40_000;
    const many = scored(
      Array.from({ length: n }, () => random.normal()),
      Array.from({ length: n }, (_, i) => i % 2),
    );
    const found = rocCorners(many);
    const whole = roc(many);
    const at = new Map(Array.from(whole.threshold, (threshold, i) => [threshold, i]));
    assert.ok(found.fpr.length <= 601, `${found.fpr.length}`);
    assert.equal(found.least, 1e-4);
    found.threshold.forEach((threshold, i) => {
      assert.equal(whole.fpr[at.get(threshold)!], found.fpr[i]);
      assert.equal(whole.tpr[at.get(threshold)!], found.tpr[i]);
    });
  });

  it('are none without members or without non-members', () => {
    assert.equal(rocCorners(scored([1, 2], [1, 1])).fpr.length, 0);
    assert.equal(rocCorners(scored([1, 2], [0, 0])).fpr.length, 0);
  });
});
