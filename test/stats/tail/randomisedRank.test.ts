import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { randomisedRank } from '../../../src/stats/tail/randomisedRank';

describe('randomisedRank', () => {
  it('by hand: one below, two equal, one above', () => {
    assert.equal(randomisedRank([1, 2, 2, 3], 2, 0.5), 0.5);
    assert.equal(randomisedRank([1, 2, 2, 3], 2, 0), 0.2);
    assert.equal(randomisedRank([1, 2, 2, 3], 0, 1), 0.2);
    assert.equal(randomisedRank([-Infinity, Infinity], Infinity, 0.5), 2 / 3);
  });

  it('is the rank p-value at u = 1', () => {
    for (const loss of [0, 1, 2, 2.5, 4])
      assert.equal(randomisedRank([1, 2, 2, 3], loss, 1), leftTail([1, 2, 2, 3], loss, { method: 'rank' }));
  });

  it('is uniform where losses are rounded, as ranks are not', () => {
    const random = randomFor(4, 'randomised ranks');
    const draws = 20000;
    const loss = () => random.integer(3);
    const count = [0.05, 0.1, 0.5].map(alpha => ({ alpha, ours: 0, plain: 0 }));
    for (let i = 0; i < draws; i++) {
      const reference = Array.from({ length: 19 }, loss);
      const own = loss();
      const u = random.uniform();
      for (const one of count) {
        one.ours += Number(randomisedRank(reference, own, u) <= one.alpha) / draws;
        one.plain += Number(randomisedRank(reference, own, 1) <= one.alpha) / draws;
      }
    }
    for (const { alpha, ours, plain } of count) {
      assert.ok(Math.abs(ours - alpha) < 4 * Math.sqrt((alpha * (1 - alpha)) / draws), `${ours}, want ${alpha}`);
      assert.ok(plain < 0.8 * alpha, `${plain}`);
    }
  });

  it('refuses what is none', () => {
    assert.throws(() => randomisedRank([], 1, 0.5), { name: 'RangeError', message: /a reference model or more/ });
    assert.throws(() => randomisedRank([1, NaN], 1, 0.5), /reference loss 1/);
    assert.throws(() => randomisedRank([1], NaN, 0.5), /the loss to be a number/);
    for (const u of [-0.1, 1.1, NaN]) assert.throws(() => randomisedRank([1], 1, u), /u to be/);
  });
});
