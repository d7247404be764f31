import assert from 'node:assert/strict';
import { attackLosses } from '../../src/attack/attackDirectly';
import { randomFor } from '../../src/core/random';
import { evaluate } from '../../src/evaluate/evaluation';
import { meanRecordAuc } from '../../src/evaluate/recordAucs';

/** Losses of references and targets have one law, and membership is drawn by lot: there is nothing to find. */
describe('evaluate, when there is nothing to find', () => {
  const random = randomFor(2, 'null');
  const [records, k, targets] = [3000, 99, 4];
  const draw = (models: number) => ({
    values: new Float64Array(models * records).map(() => Math.log1p(Math.exp(-3 - 2 * random.normal()))),
    width: records,
  });
  const truth = Uint8Array.from({ length: targets * records }, () => random.integer(2));
  const result = attackLosses({ reference: draw(k), target: draw(targets), truth }, { method: 'rank' });

  for (const cutoff of [0.01, 0.05, 0.2])
    it(`guesses at the rate of the cut-off, and half of it rightly: ${cutoff}`, () => {
      const { tp, fp, precision, recall, falsePositiveRate } = evaluate(result, { cutoff });
      // Targets share the references of a record; given those, their chance of a guess varies as
      // Beta(100 c, 100 − 100 c), which correlates them by 1/101.
      const error = (n: number, rate: number) => Math.sqrt(((rate * (1 - rate)) / n) * (1 + (targets - 1) / (k + 2)));
      for (const share of [falsePositiveRate, recall])
        assert.ok(
          Math.abs(share.value! - cutoff) < 3 * error(share.trials, cutoff),
          `${share.value} of ${share.trials}`,
        );
      assert.ok(Math.abs(precision.value! - 0.5) < 3 * Math.sqrt(0.25 / (tp + fp)), `${tp} right, ${fp} wrong`);
      assert.ok(precision.low < 0.5 && precision.high > 0.5);
    });

  it('never guesses below 1/(k + 1)', () => {
    const { tp, fp } = evaluate(result, { cutoff: 0.0099 });
    assert.equal(tp + fp, 0);
  });

  it('separates no record', () => {
    // An area under a record's curve of m and 4 − m targets has a variance of 5 / (12 m (4 − m)), at most 0.139.
    assert.ok(Math.abs(meanRecordAuc(result) - 0.5) < 3 * Math.sqrt(0.139 / ((records * 7) / 8)));
  });
});
