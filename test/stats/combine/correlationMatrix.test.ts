import assert from 'node:assert/strict';
import type { Matrix } from '../../../src/core/matrix';
import { correlationMatrix } from '../../../src/stats/combine/correlationMatrix';
import { readFixture } from '../../readFixture';

const matrix = (rows: number[][]): Matrix => ({ values: Float64Array.from(rows.flat()), width: rows[0].length });

describe('correlationMatrix', () => {
  it('agrees with numpy', () => {
    for (const { rows, correlation } of readFixture<{ combined: { rows: number[][]; correlation: number[][] }[] }>(
      'stats',
      'combine',
    ).combined) {
      const got = correlationMatrix(matrix(rows));
      assert.equal(got.width, rows.length);
      correlation
        .flat()
        .forEach((value, i) =>
          assert.ok(Math.abs(got.values[i] - value) < 1e-12, `entry ${i}: ${got.values[i]}, ${value}`),
        );
    }
  });

  it('gives a row without spread correlation 0, and 1 to itself', () => {
    // Neither 0.1 nor the sum of three of them is a double: a mean taken plainly would leave a spread of rounding.
    const got = correlationMatrix(
      matrix([
        [0.1, 0.1, 0.1],
        [1, 2, 4],
        [0.7, 0.7, 0.7],
      ]),
    );
    assert.deepEqual([...got.values], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
  });

  it('keeps the correlation of tiny, huge and nearly equal values', () => {
    const shape = [1, 2, 4, 3];
    const rows = [
      shape,
      shape.map(v => v * 1e-200),
      shape.map(v => v * 1e200),
      shape.map(v => 1e6 + v / 1024),
      shape.map(v => -v),
    ];
    const { values } = correlationMatrix(matrix(rows));
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++)
        assert.ok(Math.abs(values[i * 5 + j] - 1) < 1e-12, `${i}, ${j}: ${values[i * 5 + j]}`);
      assert.ok(Math.abs(values[i * 5 + 4] + 1) < 1e-12);
    }
    assert.ok(values.every(value => Math.abs(value) <= 1));
  });

  it('computes in float64 on float32 rows', () => {
    const rows = [
      [1, 2, 3, 5],
      [2, 1, 4, 4],
    ];
    const single = { values: Float32Array.from(rows.flat()), width: 4 };
    assert.deepEqual(correlationMatrix(single), correlationMatrix(matrix(rows)));
  });

  it('names what is wrong', () => {
    const refuses = (bad: Matrix, message: RegExp) =>
      assert.throws(() => correlationMatrix(bad), { name: 'RangeError', message });
    refuses(
      matrix([
        [1, 2],
        [3, NaN],
      ]),
      /row 1, column 1 to be a finite number, got NaN/,
    );
    refuses(matrix([[1, Infinity]]), /row 0, column 1 .*Infinity/);
    refuses(matrix([[1], [2]]), /at least 2 columns/);
    refuses({ values: new Float64Array(5), width: 2 }, /rows of 2 values in matrix, got "5 values"/);
  });
});
