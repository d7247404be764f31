import assert from 'node:assert/strict';
import { unusualnessAmong } from '../../../src/select/rules/unusualnessAmong';

describe('unusualnessAmong', () => {
  const matrix = (rows: number[][]) => ({ values: Float64Array.from(rows.flat()), width: rows[0].length });

  it('adds up squared distances from the mean in units of variance and 1/n', () => {
    // Means 0.5 and 0, variances 0.25 and 0; n is 4.
    const others = matrix([
      [0, 0],
      [1, 0],
      [0, 0],
      [1, 0],
    ]);
    const some = matrix([
      [0.5, 0],
      [1.5, 0],
      [0.5, 1],
      [1, 2],
    ]);
    assert.deepEqual([...unusualnessAmong(others)(some)], [0, 1 / 0.5, 1 / 0.25, 0.25 / 0.5 + 4 / 0.25]);
  });

  it('takes a category that nobody has for about as unusual as one that one has', () => {
    const n = 100;
    const others = matrix(Array.from({ length: n }, (_, i) => [0, Number(i === 0)]));
    const [never, once] = unusualnessAmong(others)(
      matrix([
        [1, 0],
        [0, 1],
      ]),
    );
    assert.ok(Math.abs(never / (n + 0.01) - 1) < 0.01, `${never}`);
    assert.ok(once > n / 3 && once < n, `${once}`);
  });
});
