import assert from 'node:assert/strict';
import { countAtMost } from '../../../src/stats/numeric/countAtMost';

describe('countAtMost', () => {
  it('counts for every length and place, ties included', () => {
    for (let length = 0; length <= 20; length++) {
      const sorted = Float64Array.from({ length }, (_, i) => Math.floor(i / 3));
      for (let bound = -1; bound <= 8; bound += 0.5)
        assert.equal(countAtMost(sorted, bound), sorted.filter(one => one <= bound).length, `${bound} in ${length}`);
    }
  });

  it('counts all at most Infinity, and none at most NaN', () => {
    const sorted = Float64Array.of(-Infinity, 0, Infinity);
    assert.deepEqual(
      [-Infinity, 5, Infinity, Number.NaN].map(bound => countAtMost(sorted, bound)),
      [1, 2, 3, 0],
    );
  });
});
