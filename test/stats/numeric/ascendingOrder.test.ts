import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { ascendingOrder } from '../../../src/stats/numeric/ascendingOrder';

const byComparison = (values: ArrayLike<number>) =>
  Array.from(values, (_, i) => i).sort((a, b) => (values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b));

describe('ascendingOrder', () => {
  const random = randomFor(3, 'order');
  const laws: Record<string, () => number> = {
    normal: () => random.normal(),
    'of all sizes': () => Math.sign(random.normal()) * Math.exp(700 * random.normal()),
    'with ties': () => random.integer(20) / 20,
    'at the ends': () => [0, -0, Infinity, -Infinity, Number.MIN_VALUE, -Number.MIN_VALUE, 1][random.integer(7)],
    'all alike': () => -3,
  };

  for (const [law, draw] of Object.entries(laws))
    for (const length of [0, 1, 2, 499, 500, 5000])
      it(`is what a comparison gives: ${length} numbers, ${law}`, () => {
        const values = new Float64Array(length).map(draw);
        assert.deepEqual([...ascendingOrder(values)], byComparison(values));
        const single = Float32Array.from(values);
        assert.deepEqual([...ascendingOrder(single)], byComparison(single));
      });
});
