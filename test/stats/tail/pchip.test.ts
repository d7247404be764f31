import assert from 'node:assert/strict';
import { pchipSlopes, pchipValue } from '../../../src/stats/tail/pchip';
import { readFixture } from '../../readFixture';

type Case = { x: number[]; y: number[]; slopes: number[]; at: number[]; values: number[] };

describe('pchip', () => {
  it('has the slopes and values of SciPy’s PchipInterpolator', () => {
    for (const { x, y, slopes, at, values } of readFixture<Case[]>('stats', 'pchip')) {
      const [knots, heights] = [Float64Array.from(x), Float64Array.from(y)];
      const ours = pchipSlopes(knots, heights);
      // Slopes and values come out of differences of y, so they are right relative to the size of y (or of a secant).
      const height = Math.max(...y.map(Math.abs));
      slopes.forEach((slope, i) => {
        const gap = Math.min(...[x[i] - x[i - 1], x[i + 1] - x[i]].filter(h => h > 0));
        assert.ok(Math.abs(ours[i] - slope) <= 1e-12 * (Math.abs(slope) + height / gap), `slope ${ours[i]} ${slope}`);
      });
      at.forEach((point, i) => {
        const value = pchipValue(knots, heights, ours, point);
        assert.ok(Math.abs(value - values[i]) <= 1e-12 * height, `at ${point}: ${value}, SciPy ${values[i]}`);
      });
    }
  });

  it('goes through its knots exactly and keeps the end values outside', () => {
    const x = Float64Array.of(0, 0.1, 0.7, 3);
    const y = Float64Array.of(0, 1 / 3, 2 / 3, 1);
    const slopes = pchipSlopes(x, y);
    x.forEach((knot, i) => assert.equal(pchipValue(x, y, slopes, knot), y[i]));
    assert.equal(pchipValue(x, y, slopes, -5), 0);
    assert.equal(pchipValue(x, y, slopes, 3.1), 1);
  });

  it('has the slopes worked out by hand', () => {
    const slopes = (...y: number[]) => [...pchipSlopes(Float64Array.from(y.keys()), Float64Array.from(y))];
    // Secants 1, 0, -1, 1: flat on a step and at turns; ends (3 s0 - s1) / 2.
    assert.deepEqual(slopes(0, 1, 1, 0, 1), [1.5, 0, 0, 0, 2]);
    // Secants 1, -10: the first end would be 6.5 and is held at 3 s0.
    assert.deepEqual(slopes(0, 1, -9), [3, 0, -15.5]);
    // Secants 1, 10: the first end would be -3.5, against its secant; inside 2 / (1 / 1 + 1 / 10).
    assert.deepEqual(
      slopes(0, 1, 11).map(slope => slope.toFixed(12)),
      [0, 20 / 11, 14.5].map(s => s.toFixed(12)),
    );
  });

  it('is a line for two knots and a constant for one', () => {
    assert.deepEqual([...pchipSlopes(Float64Array.of(1, 3), Float64Array.of(0, 1))], [0.5, 0.5]);
    assert.deepEqual([...pchipSlopes(Float64Array.of(1), Float64Array.of(7))], [0]);
    assert.equal(pchipValue(Float64Array.of(1), Float64Array.of(7), Float64Array.of(0), 20), 7);
  });

  it('does not overflow for knots very near or very far', () => {
    for (const x of [
      [0, 1e-300, 1],
      [0, 1e-300, 1e300],
      [0, 1e308, 1.7e308],
      [0, 1, 1e308],
      [0, 1e-300, 2e-300],
    ]) {
      const knots = Float64Array.from(x);
      const heights = Float64Array.of(0, 0.01, 1);
      const slopes = pchipSlopes(knots, heights);
      for (const share of [0.1, 0.5, 0.9]) {
        const middle = pchipValue(knots, heights, slopes, x[1] * share);
        assert.ok(middle >= 0 && middle <= 0.01, `${x} at ${share}: ${middle}`);
      }
    }
  });
});
