import assert from 'node:assert/strict';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { readFixture } from '../../readFixture';

type Cases = { pchip: { losses: number[]; at: number[]; p: number[] }[] };
const near = (got: number, want: number, tolerance: number, what: unknown = '') =>
  assert.ok(Math.abs(got - want) <= tolerance, `${what}: got ${got}, want ${want}`);

describe('leftTail, pchip', () => {
  const pchip = (losses: number[], loss: number) => leftTail(losses, loss);

  it('has the values worked out for losses 0.5, 1, 3, 4', () => {
    const expected = [
      [0.1, 0.05],
      [0.25, 0.125],
      [0.75, 0.39204545],
      [2, 0.63854895],
      [3.5, 0.86017628],
      [4, 1],
    ];
    for (const [loss, p] of expected) near(pchip([3, 0.5, 4, 1], loss), p, 5e-9, loss);
  });

  it('agrees with SciPy on random losses, with ties and zeros', () => {
    for (const { losses, at, p } of readFixture<Cases>('stats', 'tails').pchip)
      at.forEach((loss, i) => near(pchip(losses, loss), p[i], 1e-12, `${losses.length} losses at ${loss}`));
  });

  it('gives ties their highest rank', () => {
    assert.equal(pchip([2, 1, 1, 1], 1), 3 / 4);
    assert.equal(pchip([1, 1], 1), 1);
    assert.equal(pchip([1, 1], 0.5), 0.5);
  });

  it('drops the anchor where a loss is 0', () => {
    assert.equal(pchip([0, 0, 1, 2], 0), 1 / 2);
    assert.equal(pchip([0, 0, 0], 0), 1);
    assert.equal(pchip([0.5, 1], 0), 0);
  });

  it('counts infinite losses as the top ranks', () => {
    const losses = [Infinity, 1, 2, Infinity];
    assert.equal(pchip(losses, 2), 1 / 2);
    assert.equal(pchip(losses, 1e9), 1 / 2);
    assert.equal(pchip(losses, Infinity), 1);
    assert.equal(pchip([0, Infinity], 5), 1 / 2);
    assert.equal(pchip([Infinity, Infinity], 0.1), 1 / 2);
    assert.equal(pchip([Infinity, Infinity], Infinity), 1);
    assert.equal(pchip([1, 2], Infinity), 1);
  });

  it('has an answer for losses too near to divide by', () => {
    assert.equal(pchip([1e-310, 5e-324, 1], 0), 2 / 3);
    assert.equal(pchip([1e-310, 5e-324, 1], 1), 1);
    assert.equal(pchip([Number.MAX_VALUE, 1e-300], 1e-300), 1 / 2);
  });
});
