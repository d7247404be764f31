import assert from 'node:assert/strict';
import { column } from '../../src/core/matrix';

describe('column', () => {
  it('is a copy of one column, in float64', () => {
    const matrix = { values: Float32Array.of(1, 2, 3, 4, 5, 6), width: 3 };
    const second = column(matrix, 1);
    assert.deepEqual(second, Float64Array.of(2, 5));
    second[0] = 9;
    assert.equal(matrix.values[1], 2);
  });

  it('is empty where there are no rows', () =>
    assert.equal(column({ values: new Float64Array(0), width: 4 }, 2).length, 0));
});
