import assert from 'node:assert/strict';
import { precisionAtPrior } from '../../src/evaluate/precisionAtPrior';

const rate = (value: number | null, low: number, high: number) => ({ value, low, high });
const [recall, falsePositives] = [rate(0.4, 0.3, 0.5), rate(0.01, 0.005, 0.02)];

describe('precisionAtPrior', () => {
  it('is 97.56 % at one half and 28.78 % at one in a hundred, for TPR 0.4 and FPR 0.01', () => {
    for (const [prior, wanted] of [
      [0.5, 0.9756098],
      [0.01, 0.2877698],
    ]) {
      const { value, low, high } = precisionAtPrior(recall, falsePositives, prior);
      assert.ok(Math.abs(value! - wanted) < 1e-6, `${value}`);
      assert.ok(low < wanted && wanted < high);
    }
  });

  it('has ends at which TPR − r FPR is 0 by the square of both reaches', () => {
    const { low, high } = precisionAtPrior(recall, falsePositives, 0.5);
    const reach = (end: number, top: number, bottom: number) => {
      const ratio = end / (1 - end);
      return [0.4 - ratio * 0.01, Math.hypot(0.4 - top, ratio * (0.01 - bottom))];
    };
    const [below, byBelow] = reach(low, 0.3, 0.02);
    const [above, byAbove] = reach(high, 0.5, 0.005);
    assert.ok(Math.abs(below - byBelow) < 1e-12 && Math.abs(above + byAbove) < 1e-12, `${[below, byBelow, above]}`);
  });

  it('lies between what both ends of both rates give', () => {
    const at = (tpr: number, fpr: number) => (0.01 * tpr) / (0.01 * tpr + 0.99 * fpr);
    const { low, high } = precisionAtPrior(recall, falsePositives, 0.01);
    assert.ok(low > at(0.3, 0.02) && high < at(0.5, 0.005));
  });

  it('is 1 down to something where no non-member is guessed, and 0 up where no member is', () => {
    const certain = precisionAtPrior(recall, rate(0, 0, 0.02), 0.01);
    assert.ok(certain.value === 1 && certain.high === 1 && certain.low > 0.1 && certain.low < 0.2, `${certain.low}`);
    const hopeless = precisionAtPrior(rate(0, 0, 0.1), falsePositives, 0.01);
    assert.ok(hopeless.value === 0 && hopeless.low === 0 && hopeless.high > 0.05 && hopeless.high < 0.2);
    assert.deepEqual(precisionAtPrior(rate(0, 0, 0.1), rate(0, 0, 0.02), 0.5), { value: null, low: 0, high: 1 });
    assert.deepEqual(precisionAtPrior(rate(null, 0, 1), falsePositives, 0.5), { value: null, low: 0, high: 1 });
    assert.deepEqual(precisionAtPrior(rate(0.1, 0, 0.4), rate(0.1, 0, 0.4), 0.5), { value: 0.5, low: 0, high: 1 });
  });

  it('stays within its interval for rates so small that their product is 0', () => {
    for (const [t, f] of [
      [1e-200, 1e-200],
      [1e-160, 1e-170],
      [5e-324, 5e-324],
    ]) {
      const { low, value, high } = precisionAtPrior(rate(t, t / 2, 2 * t), rate(f, f / 2, 2 * f), 0.01);
      assert.ok(low <= value! && value! <= high, `${low} ${value} ${high}`);
    }
    assert.deepEqual(precisionAtPrior(rate(0, 0, 0), falsePositives, 0.5), { value: 0, low: 0, high: 0 });
    assert.deepEqual(precisionAtPrior(recall, rate(0, 0, 0), 0.5), { value: 1, low: 1, high: 1 });
  });

  it('is the prior where all are guessed', () => {
    const { value } = precisionAtPrior(rate(1, 0.9, 1), rate(1, 0.9, 1), 0.25);
    assert.equal(value, 0.25);
  });

  it('refuses what is no rate or no prior', () => {
    for (const prior of [0, 1, 1.5, NaN, null as never])
      assert.throws(() => precisionAtPrior(recall, falsePositives, prior), /prior to be a number between 0 and 1/);
    assert.throws(
      () => precisionAtPrior(rate(2, 0, 2), falsePositives, 0.5),
      /recall\.high to be a number from 0 to 1/,
    );
    assert.throws(() => precisionAtPrior(recall, rate(0.5, 0.6, 0.7), 0.5), /falsePositiveRate within its interval/);
    assert.throws(() => precisionAtPrior(null as never, falsePositives, 0.5), /recall to be \{ value, low, high \}/);
  });
});
