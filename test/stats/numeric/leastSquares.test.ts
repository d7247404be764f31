import assert from 'node:assert/strict';
import { leastSquares } from '../../../src/stats/numeric/leastSquares';
import { readFixture } from '../../readFixture';

interface Case {
  x: number[];
  width: number;
  y: number[];
  b: number[];
  residual: number;
}

const matrix = (values: number[], width: number) => ({ values: Float64Array.from(values), width });
const residual = ({ x, width, y }: Case, b: Float64Array) =>
  y.reduce((sum, value, i) => sum + (value - b.reduce((dot, factor, j) => dot + factor * x[i * width + j], 0)) ** 2, 0);

describe('leastSquares', () => {
  it('is that of NumPy, for columns of any scale and nearly collinear ones too', () => {
    for (const one of readFixture<Case[]>('stats', 'leastSquares')) {
      const b = leastSquares(matrix(one.x, one.width), one.y);
      one.b.forEach((wanted, j) =>
        assert.ok(Math.abs(b[j] - wanted) < 1e-6 * Math.max(1, Math.abs(wanted)), `${b[j]}, wanted ${wanted}`),
      );
      assert.ok(Math.abs(residual(one, b) - one.residual) < 1e-9 * one.residual);
    }
  });

  it('gives 0 to a column that repeats others, or is 0, and fits as well', () => {
    const x = [1, 2, 3, 0, 1, 4, 5, 0, 1, 5, 6, 0, 1, 7, 8, 0]; // third = first + second
    const b = leastSquares(matrix(x, 4), [3, 5, 6, 8]);
    assert.deepEqual([b[2], b[3]], [0, 0]);
    assert.ok(Math.abs(b[0] - 1) < 1e-12 && Math.abs(b[1] - 1) < 1e-12);
  });

  it('rejects lengths that do not fit, and what is not finite', () => {
    assert.throws(() => leastSquares(matrix([1, 2], 1), [1]), /as many rows as values/);
    assert.throws(() => leastSquares(matrix([1, NaN], 1), [1, 2]), /finite numbers to fit/);
    assert.throws(() => leastSquares(matrix([1, 2], 1), [1, Infinity]), /finite numbers to fit/);
    assert.throws(() => leastSquares(matrix([], 1), []), /at least one/);
  });
});
