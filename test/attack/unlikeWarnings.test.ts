import assert from 'node:assert/strict';
import { unlikeWarnings } from '../../src/attack/unlikeWarnings';
import { randomFor } from '../../src/core/random';

/** p-values by a law of members and one of non-members: every other pair is a member. */
function pairs(seed: number, targets: number, width: number, of: (u: number, member: boolean) => number) {
  const random = randomFor(seed, 'unlike', targets, width);
  const values = Float64Array.from({ length: targets * width }, (_, i) =>
    of(random.uniform(), (Math.floor(i / width) + (i % width)) % 2 === 0),
  );
  return { values, width };
}

const sizes = [
  [1, 200],
  [2, 100],
  [9, 40],
  [10, 40],
  [100, 20],
  [100, 1],
] as const;

describe('unlikeWarnings', () => {
  it('warn where non-members look like members, as of many targets so of one', () => {
    for (const [targets, width] of sizes) {
      const warnings = unlikeWarnings(pairs(1, targets, width, u => u / 50));
      assert.equal(warnings.length, 1, `${targets} × ${width}`);
      assert.match(warnings[0], /^100 % of the p-values lie at or below 0\.\d+, where no more than 5\d % can if half/);
    }
  });

  it('do not warn where non-members have even p-values, however many members are told', () => {
    for (const law of [
      (u: number) => u,
      (u: number, member: boolean) => (member ? u ** 4 : u),
      (u: number, member: boolean) => (member ? u / 1000 : u),
    ])
      for (const [targets, width] of sizes)
        for (let seed = 0; seed < 20; seed++)
          assert.deepEqual(unlikeWarnings(pairs(seed, targets, width, law)), [], `${targets} × ${width}, seed ${seed}`);
  });

  it('do not take one lucky target for many', () => {
    const p = pairs(1, 5, 40, (u, member) => (member ? u / 1000 : u));
    p.values.fill(0.001, 0, 40);
    assert.deepEqual(unlikeWarnings(p), []);
    assert.equal(unlikeWarnings({ values: p.values.slice(0, 40), width: 40 }).length, 1);
  });

  it('say nothing of no targets', () => assert.deepEqual(unlikeWarnings({ values: new Float64Array(), width: 3 }), []));
});
