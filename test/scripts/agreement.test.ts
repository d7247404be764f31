import assert from 'node:assert/strict';
import { agreement, kolmogorovSmirnov, varianceRatio, welch } from '../../scripts/agreement';
import { type Random, randomFor } from '../../src/core/random';
import type { Logits } from '../../src/models/logits';

const [MODELS, RECORDS, CLASSES] = [10, 200, 3];

/** Answers of models that vary by `sd` about the same means. */
function logits(random: Random, sd: number): Logits {
  const centre = randomFor(1, 'centre');
  const means = Float32Array.from({ length: RECORDS * CLASSES }, centre.normal);
  const values = Float32Array.from(
    { length: MODELS * RECORDS * CLASSES },
    (_, i) => means[i % (RECORDS * CLASSES)] + sd * random.normal(),
  );
  return { values, models: MODELS, records: RECORDS, classes: CLASSES };
}

function answered(random: Random, { sd = 1, worse = 0 }: { sd?: number; worse?: number } = {}) {
  const record = Float64Array.from({ length: RECORDS }, (_, r) => r / RECORDS);
  const losses = Float64Array.from(
    { length: MODELS * RECORDS },
    (_, i) => record[i % RECORDS] + worse + 0.1 * random.uniform(),
  );
  const accuracies = Float64Array.from({ length: MODELS }, () => 0.9 - worse + 0.01 * random.normal());
  return { accuracies, losses, logits: logits(random, sd) };
}

describe('agreement of two trainers', () => {
  it("has Welch's test and that of Kolmogorov and Smirnov", () => {
    // scipy 1.17.1: ttest_ind([1, 2, 4, 7], [2, 5, 9, 9, 11], equal_var=False), its confidence_interval()
    const { means, sd, difference, p } = welch([1, 2, 4, 7], [2, 5, 9, 9, 11]);
    assert.deepEqual(means, [3.5, 7.2]);
    const near = (value: number, wanted: number, by = 1e-6) => assert.ok(Math.abs(value - wanted) < by, `${value}`);
    near(p, 0.12091129);
    near(difference.low, -1.25811619);
    near(difference.high, 8.65811619);
    near(sd[0], Math.sqrt(7));
    // scipy 1.17.1: ks_2samp(range(0, 100), range(20, 140)).statistic; kstwobign.sf of Stephens' argument
    const test = kolmogorovSmirnov(
      Array.from({ length: 100 }, (_, i) => i),
      Array.from({ length: 120 }, (_, i) => i + 20),
    );
    near(test.distance, 0.33333333);
    near(test.p, 6.9630689e-6, 1e-9);
    assert.deepEqual(kolmogorovSmirnov([1, 2, 2], [1, 2, 2]), { distance: 0, p: 1 });
  });

  it('holds the true ratio of variances in its interval', () => {
    for (const [name, sd] of [
      ['same', 1],
      ['wider', 2],
    ] as const) {
      const [ours, theirs] = [logits(randomFor(2, name, 'ours'), 1), logits(randomFor(2, name, 'theirs'), sd)];
      const { ratio, low, high } = varianceRatio(ours, theirs, randomFor(3, name));
      // Of 600 independent numbers each: the ratio of the variances of ten has a standard error of 2 %.
      assert.ok(Math.abs(ratio / sd ** 2 - 1) < 0.1, `${ratio}`);
      assert.ok(low < ratio && ratio < high && high / low < 1.5, `${low} to ${high}`);
    }
  });

  it('tells trainers apart whose models are worse, or vary more', () => {
    const ours = answered(randomFor(4, 'ours'));
    const same = agreement(ours, answered(randomFor(4, 'same')));
    const other = agreement(ours, answered(randomFor(4, 'other'), { worse: 0.3, sd: 1.5 }));
    assert.ok(same.lossesOfRecords.p > 0.05 && same.variance.low < 1.1 && same.variance.high > 0.9);
    for (const p of [other.accuracy.p, other.loss.p, other.lossesOfRecords.p]) assert.ok(p < 1e-3, `${p}`);
    assert.ok(other.accuracy.difference.high < 0 && other.loss.difference.low > 0 && other.variance.low > 1.5);
  });
});
