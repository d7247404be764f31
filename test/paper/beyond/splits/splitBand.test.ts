import assert from 'node:assert/strict';
import { splitBand } from '../../../../src/paper/beyond/splits/splitBand';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const near = (got: number, wanted: number) => assert.ok(Math.abs(got - wanted) < 1e-9, `${got}, ${wanted}`);

describe('splitBand', () => {
  it('goes from (n + 1)/10 to 9 (n + 1)/10 among n values, from 9 on', () => {
    for (const n of [9, 10, 19, 50]) {
      const { low, high, level } = splitBand(upTo(n).reverse());
      near(low, (n + 1) / 10);
      near(high, (9 * (n + 1)) / 10);
      assert.equal(level, 0.8);
    }
  });

  it('is the range of fewer, in which a new value lies with probability (n − 1)/(n + 1)', () => {
    for (const n of [1, 2, 3, 8])
      assert.deepEqual(splitBand(upTo(n).reverse()), { low: 1, high: n, level: (n - 1) / (n + 1) });
  });
});
