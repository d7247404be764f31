import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { leftTail } from '../../../src/stats/tail/leftTail';
import { tails } from '../../../src/stats/tail/tails';

describe('Tail.leaveOneOut', () => {
  const random = randomFor(5, 'self tails');

  it('gives each of a pool its leftTail among the others', () => {
    const kinds = [
      () => Math.exp(4 * random.normal()),
      () => Math.log1p(Math.exp(-10 * random.normal())),
      () => random.integer(4) / 2,
      () => [0, Infinity, 1, 1.5, 5e-324][random.integer(5)],
      () => (random.uniform() < 0.1 ? [0, Infinity, 5e-324][random.integer(3)] : Math.exp(random.normal())),
    ];
    for (let set = 0; set < 1500; set++) {
      const n = 3 + random.integer(set % 3 ? 5 : 30);
      const sorted = Float64Array.from({ length: n }, kinds[set % kinds.length]).sort();
      for (const method of ['pchip', 'rank', 'student'] as const) {
        const p = new Float64Array(n).fill(NaN);
        tails[method].leaveOneOut(sorted, p);
        for (let i = 0; i < n; i++) {
          const others = sorted.filter((_, j) => j !== i);
          const want = leftTail(others, sorted[i], { method });
          const tolerance = 1e-12 + (method === 'student' ? 1e-9 * want : 0);
          assert.ok(Math.abs(p[i] - want) <= tolerance, `${method} ${sorted} at ${i}: ${p[i]}, want ${want}`);
        }
      }
    }
  });
});
