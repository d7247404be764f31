import assert from 'node:assert/strict';
import { fitQuadratic } from '../../../src/select/rules/fitQuadratic';

const a = Float64Array.from({ length: 40 }, (_, i) => 100 + Math.sin(i));
const b = Float64Array.from({ length: 40 }, (_, i) => Math.cos(3 * i) / 1000);
const y = a.map((value, i) => 2 - value + 3e3 * b[i] + 0.5 * value ** 2 - 40 * value * b[i]);
const close = (found: Float64Array, wanted: ArrayLike<number>) =>
  found.forEach((value, i) =>
    assert.ok(Math.abs(value - wanted[i]) < 1e-8 * Math.abs(wanted[i]), `${value}, wanted ${wanted[i]}`),
  );

describe('fitQuadratic', () => {
  it('finds a polynomial of second degree again, whatever the scales', () => close(fitQuadratic([a, b], y)([a, b]), y));

  it('takes a feature beyond the range of the fit as its end', () => {
    const predict = fitQuadratic([a, b], y);
    const [least, most] = [Math.min(...a), Math.max(...a)];
    const middle = Float64Array.of(b[0], b[0], b[0]);
    const ends = predict([Float64Array.of(least, most, most), middle]);
    assert.deepEqual(predict([Float64Array.of(-1e9, 1e9, Infinity), middle]), ends);
  });

  it('leaves out what is not finite, and a feature that is the same throughout', () => {
    const spoilt = y.map((value, i) => (i === 3 ? NaN : value));
    const endless = a.map((value, i) => (i === 5 ? Infinity : value));
    close(fitQuadratic([endless, b, new Float64Array(40).fill(7)], spoilt)([a, b, new Float64Array(40)]), y);
  });

  it('rejects fewer records than terms', () =>
    assert.throws(
      () => fitQuadratic([a.slice(0, 5), b.slice(0, 5)], y.slice(0, 5)),
      /at least 6 records to learn from, got 5\. Of use/,
    ));
});
