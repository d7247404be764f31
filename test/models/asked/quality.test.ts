import assert from 'node:assert/strict';
import { qualityOf } from '../../../src/models/asked/quality';

const of = (rows: number[][], kind: Parameters<typeof qualityOf>[1] = 'probabilities') =>
  qualityOf(
    rows.map(row => Float64Array.from(row)),
    kind,
    rows[0].length,
  );

describe('the quality of answers', () => {
  it('tells to how many decimals probabilities are rounded, by all of them', () => {
    assert.deepEqual(
      of([
        [0.1, 0.9],
        [0.12, 0.88],
      ]).coarseness,
      { decimals: 2 },
    );
    assert.deepEqual(of([[0, 1]]).coarseness, { decimals: 0 });
    assert.equal(
      of([
        [0.1, 0.9],
        [1 / 3, 2 / 3],
      ]).coarseness,
      undefined,
    );
  });

  it('knows Float32 by its numbers', () => {
    assert.equal(of([[1 / 3, 2 / 3].map(Math.fround)]).single, true);
    assert.equal(of([[1 / 3, 2 / 3]]).single, false);
    assert.equal(of([[0.5, 0.5]]).single, false, 'which says nothing');
  });

  it('allows for rounding in sums', () => {
    assert.equal(
      of([
        [0.33, 0.33, 0.33],
        [0.34, 0.33, 0.33],
      ]).sums.off,
      0,
    );
    assert.equal(
      of([
        [0.33, 0.33, 0.3],
        [0.34, 0.33, 0.33],
      ]).sums.off,
      1,
    );
    assert.equal(of([[1 / 3, 0.6]]).sums.off, 1);
  });

  it('finds the widest of the likeliest classes', () => {
    assert.deepEqual(
      of(
        [
          [0.5, NaN, NaN],
          [0.3, 0.3, NaN],
        ],
        'top',
      ).coarseness,
      { top: 2 },
    );
    assert.deepEqual(of([[1]], 'label').coarseness, { label: true });
  });
});
