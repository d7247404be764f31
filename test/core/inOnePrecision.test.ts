import assert from 'node:assert/strict';
import { inOnePrecision } from '../../src/core/inOnePrecision';
import type { Matrix } from '../../src/core/matrix';

describe('inOnePrecision', () => {
  const single: Matrix = { values: Float32Array.of(0.1, 0.7), width: 2 };
  const double: Matrix = { values: Float64Array.of(0.1, 0.7), width: 2 };

  it('makes equal numbers equal where precisions are mixed', () => {
    assert.notEqual(single.values[0], double.values[0]);
    assert.deepEqual(inOnePrecision(single, double), [single, single]);
    assert.deepEqual(inOnePrecision(double, single, double), [single, single, single]);
  });

  it('leaves numbers of one precision as they are', () => {
    for (const one of [single, double]) assert.deepEqual(inOnePrecision(one, one), [one, one]);
    assert.equal(inOnePrecision(double, double)[1], double);
  });
});
