import assert from 'node:assert/strict';
import type { Matrix } from '../../../src/core/matrix';
import { type Combination, combinePValues, combinerOf, LEAST_P } from '../../../src/stats/combine/combinePValues';
import { correlationMatrix } from '../../../src/stats/combine/correlationMatrix';
import { brownCovariance, type CombinationMethod, kostCovariance } from '../../../src/stats/combine/covariance';
import { logPCovariance } from '../../../src/stats/combine/logPCovariance';
import { readFixture } from '../../readFixture';

interface Case {
  rows: number[][];
  p: number[];
  correlation: number[][];
  logPCovariance: number[][];
  expected: Record<CombinationMethod, Combination>;
}
const { combined, covariances } = readFixture<{ combined: Case[]; covariances: { rho: number; covariance: number }[] }>(
  'stats',
  'combine',
);

const matrix = (rows: number[][]): Matrix => ({ values: Float64Array.from(rows.flat()), width: rows[0].length });
const near = (got: number, want: number, tolerance: number, what: string) =>
  assert.ok(Math.abs(got - want) <= tolerance * Math.max(1, Math.abs(want)), `${what}: ${got}, want ${want}`);
const equal = (rho: number, m = 3) =>
  matrix(Array.from({ length: m }, (_, i) => Array.from({ length: m }, (_, j) => (i === j ? 1 : rho))));

describe('combinePValues', () => {
  it('gives the values worked out from Kost’s cubic', () => {
    const three = matrix([
      [1, 0.2, 0.6],
      [0.2, 1, 0.4],
      [0.6, 0.4, 1],
    ]);
    for (const [rho, c, f, p] of [
      [equal(0), 1, 6, 0.000787867],
      [equal(0.5), 1.90619, 3.14764, 0.0081761],
      [equal(1), 3, 2, 0.0215443],
      [equal(-0.3), 1, 6, 0.000787867],
      [three, 1.72016, 3.48804, 0.00615487],
    ] as const) {
      const got = combinePValues([0.01, 0.02, 0.05], rho);
      near(got.statistic, 23.0259, 1e-5, 'ψ');
      near(got.scale, c, 5e-6, 'c');
      near(got.df, f, 5e-6, 'f');
      assert.ok(Math.abs(got.p - p) <= 1e-6, `p ${got.p}, want ${p}`);
    }
  });

  it('agrees with SciPy’s gamma law for every method', () => {
    for (const { p, correlation, logPCovariance: covariance, expected } of combined)
      for (const method of ['fisher', 'kost', 'brown', 'empirical'] as const) {
        const got = combinePValues(p, matrix(method === 'empirical' ? covariance : correlation), { method });
        for (const key of ['p', 'statistic', 'scale', 'df'] as const)
          near(got[key], expected[method][key], 1e-9, `${method} ${key} of ${p}`);
        assert.ok(Math.abs(got.p / expected[method].p - 1) < 1e-9, `${method}: relative error of ${got.p}`);
      }
  });

  it('is the geometric mean for one p-value seen m times over', () => {
    const p = [0.3, 0.004, 0.02, 0.11];
    near(
      combinePValues(p, equal(1, 4)).p,
      p.reduce((product, one) => product * one) ** (1 / 4),
      1e-12,
      'geometric mean',
    );
  });

  it('needs no matrix for Fisher, and ignores one', () => {
    const p = [0.2, 0.03];
    assert.deepEqual(
      combinePValues(p, undefined, { method: 'fisher' }),
      combinePValues(p, equal(0.9, 2), { method: 'fisher' }),
    );
    near(
      combinePValues(p, undefined, { method: 'fisher' }).p,
      0.006 * (1 - Math.log(0.006)),
      1e-12,
      'closed form of m = 2',
    );
  });

  it('returns a single p-value as it is', () => {
    for (const method of ['fisher', 'kost', 'brown', 'empirical'] as const)
      for (const p of [0, 1e-320, 0.037, 1]) {
        const got = combinePValues([p], undefined, { method });
        assert.deepEqual({ ...got, statistic: 0 }, { p, statistic: 0, scale: 1, df: 2 });
        assert.ok(Number.isFinite(got.statistic));
        assert.deepEqual(combinePValues([p], matrix([[1]]), { method }), got);
      }
  });

  it('has an answer for p-values of 0 and 1', () => {
    assert.deepEqual(combinePValues([1, 1, 1], equal(0.5)).p, 1);
    const one = combinePValues([0, 1, 1], equal(0.5));
    near(one.statistic, -2 * Math.log(LEAST_P), 1e-12, 'ψ');
    assert.ok(one.p > 0 && one.p < 1e-100, `${one.p}`);
    assert.deepEqual(one, combinePValues([LEAST_P, 1, 1], equal(0.5)));
    assert.equal(combinePValues(new Float64Array(50), equal(0, 50)).p, 0, 'less than a double can say');
    assert.equal(combinePValues(new Float64Array(5000).fill(0.999), undefined, { method: 'fisher' }).p, 1);
  });

  it('does not use dependence that would make the p-value smaller than Fisher’s', () => {
    const p = [0.01, 0.02, 0.05];
    const fisher = combinePValues(p, undefined, { method: 'fisher' });
    for (const rho of [-0.01, -0.3, -0.5]) assert.deepEqual(combinePValues(p, equal(rho)), fisher);
    assert.deepEqual(combinePValues(p, equal(-1), { method: 'brown' }), fisher);
  });

  it('takes correlations of float32 and many sets of p-values for one matrix', () => {
    const rows = matrix(combined[1].rows);
    const rho = correlationMatrix(rows);
    const combine = combinerOf(rho.width, rho, 'kost');
    assert.deepEqual(combine(combined[1].p), combinePValues(combined[1].p, rho));
    const rounded = { values: Float32Array.from(rho.values), width: rho.width };
    near(combine(combined[1].p).p, combinePValues(combined[1].p, rounded).p, 1e-6, 'float32');
    assert.throws(() => combine([0.5]), {
      name: 'RangeError',
      message: new RegExp(`Expected ${rho.width} p-values, got 1`),
    });
  });

  it('names what is wrong', () => {
    const refuses = (p: unknown, dependence: Matrix | undefined, method: CombinationMethod, message: RegExp) =>
      assert.throws(() => combinePValues(p as number[], dependence, { method }), { name: 'RangeError', message });
    refuses([], undefined, 'kost', /at least 1, got 0\. Without any query/);
    refuses(
      [0.1, 0.2],
      undefined,
      'kost',
      /correlations \[2 × 2\] for method 'kost', got undefined.*correlationMatrix/,
    );
    refuses([0.1, 0.2], undefined, 'empirical', /covariances .*logPCovariance/);
    refuses([0.1, 0.2], equal(0.5), 'kost', /\[2 × 2\] for 2 p-values, got "\[3 × 3\]"/);
    for (const bad of [NaN, -0.1, 1.1, '0.1', undefined])
      refuses([0.1, bad, 0.3], equal(0.5), 'brown', /p-value 1 to be a number from 0 to 1/);
    refuses(
      [0.1, 0.2],
      matrix([
        [1, NaN],
        [NaN, 1],
      ]),
      'kost',
      /correlations \[0, 1\] to be a finite number, got NaN/,
    );
    refuses(
      [0.1, 0.2],
      matrix([
        [1, 0.2],
        [0.3, 1],
      ]),
      'kost',
      /symmetric.*0\.2 and 0\.3/,
    );
    refuses(
      [0.1, 0.2],
      matrix([
        [1, 1.5],
        [1.5, 1],
      ]),
      'kost',
      /from -1 to 1, got 1\.5\. Method 'empirical'/,
    );
    refuses(
      [0.1, 0.2],
      matrix([
        [4, 0.5],
        [0.5, 4],
      ]),
      'brown',
      /\[0, 0\].* got 4/,
    );
    refuses(
      [0.1, 0.2],
      matrix([
        [0, 0.5],
        [0.5, 1],
      ]),
      'kost',
      /\[0, 0\] to be 1, got 0/,
    );
    refuses(
      [0.1, 0.2],
      matrix([
        [-1, 0],
        [0, 1],
      ]),
      'empirical',
      /\[0, 0\], a variance/,
    );
    refuses([0.1, 0.2], undefined, 'stouffer' as CombinationMethod, /kost, brown, fisher, empirical, got "stouffer"/);
    refuses([0.1, 0.2], undefined, 'valueOf' as CombinationMethod, /got "valueOf"/);
  });
});

describe('covariances of −2 ln p', () => {
  it('Kost’s cubic is near the exact covariance of normal scores', () => {
    for (const { rho, covariance } of covariances)
      assert.ok(
        Math.abs(kostCovariance(rho) - covariance) < 2.5e-4,
        `ρ ${rho}: ${kostCovariance(rho)}, exact ${covariance}`,
      );
    near(kostCovariance(1), 4, 1e-15, 'ρ 1');
  });

  it('Brown’s squares are near it', () => {
    for (const { rho, covariance } of covariances) {
      const bound = rho < -0.5 ? 0.02 : 2e-3;
      assert.ok(
        Math.abs(brownCovariance(rho) - covariance) < bound,
        `ρ ${rho}: ${brownCovariance(rho)}, exact ${covariance}`,
      );
    }
  });

  it('logPCovariance agrees with numpy on the logarithms of statsmodels’ distribution function', () => {
    for (const { rows, logPCovariance: want } of combined) {
      const got = logPCovariance(matrix(rows));
      assert.equal(got.width, rows.length);
      want.flat().forEach((value, i) => near(got.values[i], value, 1e-12, `entry ${i}`));
    }
  });

  it('logPCovariance looks at ranks only, so that infinite losses are allowed', () => {
    const rows = [
      [1, 5, 2, 9],
      [0, 3, 3, 7],
    ];
    const got = logPCovariance(
      matrix([
        [1, 5, 2, Infinity],
        [0, Math.exp(3), Math.exp(3), 1e300],
      ]),
    );
    assert.deepEqual(got, logPCovariance(matrix(rows)));
    const constant = logPCovariance(
      matrix([
        [2, 2, 2],
        [1, 2, 3],
      ]),
    );
    assert.deepEqual([...constant.values].slice(0, 3), [4, 0, 0], 'a constant row');
    assert.throws(
      () =>
        logPCovariance(
          matrix([
            [1, 2],
            [3, NaN],
          ]),
        ),
      { name: 'RangeError', message: /row 1, column 1 .*NaN/ },
    );
    assert.throws(() => logPCovariance(matrix([[1], [3]])), {
      name: 'RangeError',
      message: /at least 2 columns, got "2 values, 1 columns"/,
    });
  });
});
