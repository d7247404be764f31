import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import { clusteredShare } from '../../../src/stats/interval/clusteredShare';
import { calibrationWarning, falsePositives } from '../../../src/stats/interval/falsePositives';

describe('falsePositives', () => {
  const p = { values: Float64Array.of(0.01, 0.02, 0.005, 0.5, 0.01, 0.0100001), width: 3 };

  it('counts non-members at or below α, with the interval of clusteredShare', () => {
    const truth = Uint8Array.of(0, 0, 1, 0, 1, 0);
    const [found] = falsePositives(p, truth, [0.01]);
    assert.deepEqual([found.alpha, found.value, found.hits, found.trials, found.fails], [0.01, 1 / 4, 1, 4, false]);
    const { low, high } = clusteredShare([1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 0, 1], 3);
    assert.deepEqual([found.low, found.high], [low, high]);
  });

  it('knows nothing without a non-member', () => {
    const [{ value, low, high, trials, fails }] = falsePositives(p, new Uint8Array(6).fill(1), [0.01]);
    assert.deepEqual([value, low, high, trials, fails], [null, 0, 1, 0, false]);
  });

  it('counts anew for another truth, and at every α that is asked for', () => {
    const [one, other] = [Uint8Array.of(0, 0, 1, 0, 1, 0), Uint8Array.of(1, 0, 0, 0, 0, 0)];
    const hits = (truth: Uint8Array, ...alphas: number[]) => falsePositives(p, truth, alphas).map(rate => rate.hits);
    assert.deepEqual(hits(one, 0.01), [1]);
    assert.deepEqual(hits(one, 0.5, 0.01, 0.5), [4, 1, 4]);
    assert.deepEqual(hits(other, 0.5, 0.01), [5, 2]);
    assert.deepEqual(falsePositives(p, one, []), []);
  });

  const random = randomFor(3, 'false positives');
  const pairs = 200 * 50;
  const drawn = (of: (u: number) => number) => ({
    values: Float64Array.from({ length: pairs }, () => of(random.uniform())),
    width: 200,
  });
  const none = new Uint8Array(pairs);

  it('fails where too much is claimed, not where p-values are even, or too large', () => {
    for (const [of, fails] of [
      [(u: number) => u, false],
      [Math.sqrt, false],
      [(u: number) => u * u, true],
    ] as const)
      for (const alpha of [0.01, 0.05, 0.1])
        assert.equal(falsePositives(drawn(of), none, [alpha])[0].fails, fails, `${of}, ${alpha}`);
  });
});

describe('calibrationWarning', () => {
  const rate = { alpha: 0.01, value: 0.031, low: 0.0199, high: 0.046, hits: 31, trials: 1000, fails: true };

  it('tells the rates that fail, and no others', () => {
    assert.deepEqual(calibrationWarning([rate]), [
      'Calibration fails: 3.1 % [2.0, 4.6] of non-members lie at or below 0.01.',
    ]);
    const rates = [
      rate,
      { ...rate, alpha: 0.05, fails: false },
      { ...rate, alpha: 0.1, value: 0.2, low: 0.15, high: 0.25 },
    ];
    assert.deepEqual(calibrationWarning(rates), [
      'Calibration fails: 3.1 % [2.0, 4.6] of non-members lie at or below 0.01, 20.0 % [15.0, 25.0] at or below 0.1.',
    ]);
    assert.deepEqual(calibrationWarning([{ ...rate, fails: false }]), []);
    assert.deepEqual(calibrationWarning([]), []);
  });

  it('writes small shares so that they say something', () =>
    assert.match(
      calibrationWarning([{ ...rate, alpha: 0.0001, value: 0.0012, low: 0.00034, high: 0.01 }])[0],
      /0\.12 % \[0\.034, 1\.0\]/,
    ));
});
