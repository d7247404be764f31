import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { pooledShare } from '../../../src/stats/interval/pooledShare';
import { readFixture } from '../../readFixture';

describe('pooledShare', () => {
  it('agrees with the jackknife of numpy and the quantiles of SciPy', () => {
    const cases = readFixture<
      { groups: [number, number][]; level: number; value: number; low: number; high: number }[]
    >('stats', 'pooled');
    for (const { groups, level, ...expected } of cases) {
      const found = pooledShare(
        groups.map(([hits, trials]) => ({ hits, trials })),
        level,
      );
      for (const name of ['value', 'low', 'high'] as const)
        assert.ok(Math.abs(found[name]! - expected[name]) < 1e-9, `${name}: ${found[name]}, want ${expected[name]}`);
    }
    assert.ok(cases.length > 10);
  });

  it('leaves out groups without a trial, and knows nothing without any', () => {
    const groups = [
      { hits: 3, trials: 4 },
      { hits: 1, trials: 6 },
      { hits: 2, trials: 5 },
    ];
    assert.deepEqual(pooledShare([...groups, { hits: 0, trials: 0 }]), pooledShare(groups));
    assert.deepEqual(pooledShare([{ hits: 0, trials: 0 }]), { value: null, low: 0, high: 1, hits: 0, trials: 0 });
  });

  it('takes a group for one trial where nothing tells how alike its trials are', () => {
    const { low, high } = pooledShare(Array.from({ length: 4 }, () => ({ hits: 0, trials: 50 })));
    assert.deepEqual([low, high], clopperPearson(0, 4));
  });

  it('knows next to nothing where one group has nearly all trials', () => {
    const { low, high } = pooledShare([{ hits: 100, trials: 200 }, ...new Array(9).fill({ hits: 1, trials: 1 })]);
    assert.ok(low < 0.05 && high > 0.95, `${low} to ${high}`);
  });

  it('has an end of exactly 0 where the quantile is too small for a number', () => {
    const { low, high } = pooledShare([{ hits: 1, trials: 1000 }]);
    assert.deepEqual([low, high > 0.9 && high < 1], [0, true]);
    assert.equal(pooledShare([{ hits: 999, trials: 1000 }]).high, 1);
  });

  it('refuses counts that cannot be, and levels in per cent', () => {
    const refuses = (groups: unknown, message: RegExp, level?: number) =>
      assert.throws(() => pooledShare(groups as [], level), { name: 'RangeError', message });
    refuses(
      [
        { hits: 1, trials: 2 },
        { hits: 3, trials: 2 },
      ],
      /hits of group 1 to be at most its 2 trials, got 3/,
    );
    refuses([{ hits: -1, trials: 2 }], /hits of group 0 to be a whole number of at least 0, got -1/);
    refuses([{ hits: 0.5, trials: 2 }], /hits of group 0/);
    refuses([{ hits: 0, trials: NaN }], /trials of group 0/);
    refuses([null], /groups\[0\] to be \{ hits, trials \}, got null/);
    refuses({ hits: 1, trials: 2 }, /groups to be an array/);
    for (const level of [95, 0, 1, NaN]) refuses([{ hits: 1, trials: 2 }], /level to be .* Write 95 % as 0\.95/, level);
  });

  it('covers the truth where groups differ, and plain Clopper–Pearson does not', () => {
    const random = randomFor(3, 'pooled');
    const times = 400;
    let covered = 0;
    let plain = 0;
    for (let time = 0; time < times; time++) {
      const groups = Array.from({ length: 20 }, () => {
        const rate = random.uniform() < 0.5 ? 0.2 : 0.8; // 0.5 on average
        return {
          trials: 30,
          hits: Array.from({ length: 30 }, () => Number(random.uniform() < rate)).reduce((a, b) => a + b),
        };
      });
      const { low, high, hits, trials } = pooledShare(groups);
      const [from, to] = clopperPearson(hits, trials);
      covered += Number(low <= 0.5 && high >= 0.5);
      plain += Number(from <= 0.5 && to >= 0.5);
    }
    assert.ok(covered / times >= 0.92, `${covered} of ${times}`);
    assert.ok(plain / times < 0.7, `plain: ${plain} of ${times}`);
  });
});
