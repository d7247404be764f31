import assert from 'node:assert/strict';
import { stdtri } from 'cephes';
import { randomFor } from '../../src/core/random';
import { auc } from '../../src/evaluate/auc';
import { areaInterval } from '../../src/stats/significance/mannWhitney';
import { readFixture } from '../readFixture';

interface Case {
  score: number[];
  truth: number[];
  width: number;
  auc: number;
  variance: number;
  delong: number;
}

const cases = readFixture<Case[]>('evaluate', 'roc');
const scored = (score: ArrayLike<number>, truth: ArrayLike<number> | undefined, width = 1) => ({
  score: { values: Float64Array.from(score), width },
  truth: truth && Uint8Array.from(truth),
});
const near = (got: number, want: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got}, wanted ${want}`);
const logit = (x: number) => Math.log(x / (1 - x));

describe('auc', () => {
  cases.forEach(({ score, truth, width, auc: area, variance }, i) =>
    it(`is scikit-learn’s, with the interval of placement values clustered by NumPy: case ${i}`, () => {
      const { value, low, high } = auc(scored(score, truth, width));
      near(value!, area);
      const clusters = [width, score.length / width].filter(count => count > 1);
      const reach = (stdtri(Math.min(...clusters) - 1, 0.975) * Math.sqrt(variance)) / (area * (1 - area));
      near(logit(low), logit(area) - reach, 1e-9);
      near(logit(high), logit(area) + reach, 1e-9);
    }),
  );

  it('has DeLong’s variance for independent pairs: one record, one target', () => {
    const independent = cases.filter(one => one.width === 1 || one.width === one.score.length);
    assert.equal(independent.length, 3);
    for (const { score, truth, width, auc: area, delong } of independent) {
      const { low, high } = auc(scored(score, truth, width));
      const n = score.length;
      const variance = (((logit(high) - logit(low)) / 2 / stdtri(n - 1, 0.975)) * area * (1 - area)) ** 2;
      // DeLong divides by m − 1 for members and by n − 1 for others; clusters are counted together.
      near(variance / delong, 1, 2 / Math.min(truth.filter(one => one).length, truth.filter(one => !one).length));
    }
  });

  it('has an interval beside 1 and 0 where all members lie on one side', () => {
    const truth = Array.from({ length: 40 }, (_, i) => i % 2);
    for (const [sign, value] of [
      [1, 1],
      [-1, 0],
    ]) {
      const area = auc(
        scored(
          truth.map(one => sign * one),
          truth,
        ),
      );
      assert.deepEqual([area.value, area.low, area.high], [value, ...areaInterval(value, 20, 20)]);
      // Members lie on two records of four: they count as two.
      const few = auc(
        scored(
          truth.map((_, i) => sign * Number(i % 4 < 2)),
          truth.map((_, i) => Number(i % 4 < 2)),
          4,
        ),
      );
      assert.deepEqual([few.low, few.high], areaInterval(value, 2, 2));
    }
  });

  it('is exactly a half where all scores are equal, and unknown without both kinds', () => {
    assert.deepEqual(auc(scored([3, 3, 3, 3], [1, 0, 1, 0], 2)), { value: 0.5, low: 0.5, high: 0.5 });
    for (const truth of [
      [1, 1],
      [0, 0],
    ])
      assert.deepEqual(auc(scored([1, 2], truth)), { value: null, low: 0, high: 1 });
    assert.equal(auc(scored([], [], 0)).value, null);
  });

  it('takes infinite scores, refuses NaN, unknown truth and levels that are none', () => {
    assert.equal(auc(scored([Infinity, 1, 1, -Infinity], [1, 1, 0, 0])).value, 3.5 / 4);
    assert.throws(() => auc(scored([1, NaN], [1, 0], 2)), {
      name: 'RangeError',
      message: /record 1 to be a number, got NaN/,
    });
    assert.throws(() => auc(scored([1], undefined)), /who was a member/);
    assert.throws(() => auc(scored([1], [1]), { level: 95 }), /0\.95/);
  });
});

/** Members' scores are moved by effects of the record and of the target whose mean is 0: the true area is a half. */
function coverage(effect: number, records = 16, targets = 60, simulations = 300): { ours: number; plain: number } {
  const random = randomFor(3, 'auc coverage', effect);
  const effects = (count: number) => Array.from({ length: count }, () => effect * random.normal());
  let ours = 0;
  let plain = 0;
  const holds = ({ low, high }: { low: number; high: number }) => Number(low <= 0.5 && high >= 0.5);
  for (let s = 0; s < simulations; s++) {
    const ofRecord = effects(records);
    const ofTarget = effects(targets);
    const truth = Uint8Array.from({ length: records * targets }, () => random.integer(2));
    const values = Float64Array.from(
      truth,
      (member, i) => random.normal() + member * (ofRecord[i % records] + ofTarget[Math.floor(i / records)]),
    );
    ours += holds(auc({ score: { values, width: records }, truth }));
    plain += holds(auc({ score: { values, width: 1 }, truth })); // as if each pair were a target of its own
  }
  return { ours: ours / simulations, plain: plain / simulations };
}

describe('auc, simulated with 16 records and 60 targets', () => {
  it('covers at 95 % where records and targets have effects, in 95 %; DeLong’s for independent pairs in 57 %', () => {
    const { ours, plain } = coverage(0.6);
    assert.ok(ours >= 0.93 && plain < 0.75, `covers in ${ours}, for independent pairs in ${plain} of the cases`);
  });

  it('covers where pairs are independent', () => {
    const { ours, plain } = coverage(0);
    assert.ok(ours >= 0.93 && plain >= 0.92, `covers in ${ours}, for independent pairs in ${plain} of the cases`);
  });
});
