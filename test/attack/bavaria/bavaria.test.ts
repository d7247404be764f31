import assert from 'node:assert/strict';
import { bavariaOffline } from '../../../src/attack/bavaria/bavariaOffline';
import { bavariaOnline } from '../../../src/attack/bavaria/bavariaOnline';
import { fitPrior } from '../../../src/attack/bavaria/prior';
import { randomFor } from '../../../src/core/random';
import { assertClose } from '../close';
import { fixture, reference, target, truth } from '../storedFixture';

const matrix = (width: number, ...values: number[]) => ({ values: Float64Array.from(values), width });

describe('bavariaOffline', () => {
  it('is what a plain version gives', () =>
    assertClose(bavariaOffline({ reference, target }).values, fixture.bavariaOffline));

  it('judges one record by its own models alone: t with as many degrees of freedom as models', () => {
    // Log-odds 0 and log 3: mean log 3 / 2, sum of squares (log 3)² / 2; scale² = (log 3)² / 4 · 3 / 2.
    const losses = { reference: matrix(1, Math.log(2), Math.log(4 / 3)), target: matrix(1, Math.log(2)) };
    assertClose(bavariaOffline(losses).values, [-1 / Math.sqrt(1.5)]);
  });

  it('has a score where models agree to the last bit', () => {
    const same = { reference: matrix(2, 1, 2, 1, 2, 1, 2), target: matrix(2, 0.5, 2) };
    const { values } = bavariaOffline(same);
    assert.ok(values[0] > 0 && values[1] === 0);
  });

  it('answers for no records and no targets, and rejects a single reference and widths that differ', () => {
    assert.equal(bavariaOffline({ reference: matrix(0), target: matrix(0) }).values.length, 0);
    assert.equal(bavariaOffline({ reference, target: matrix(7) }).values.length, 0);
    assert.throws(
      () => bavariaOffline({ reference: matrix(1, 1), target: matrix(1, 1) }),
      /at least 2 reference losses/,
    );
    assert.throws(
      () => bavariaOffline({ reference, target: matrix(1, 1) }),
      /of one width, got "\[9 × 7\] and \[1 × 1\]"/,
    );
  });
});

describe('bavariaOnline', () => {
  it('is what a plain version gives that fits anew without each target and its counterpart', () =>
    // Models are taken out of sums, and priors are made of logarithms of what is left.
    bavariaOnline({ target, truth }).values.forEach((score, i) => {
      const wanted = fixture.bavariaOnline[i];
      assert.ok(Math.abs(score - wanted) <= 1e-8 * (1 + Math.abs(wanted)), `${i}: ${score}, wanted ${wanted}`);
    }));

  it('rejects targets that are no pairs', () =>
    assert.throws(
      () => bavariaOnline({ target, truth: truth.map(() => 1) }),
      /each record in one training set of each pair of targets/,
    ));
});

describe('fitPrior', () => {
  it('finds the law of variances that were drawn by one', () => {
    const { normal } = randomFor(1, 'prior');
    const chi = (df: number) => Array.from({ length: df }, () => normal() ** 2).reduce((a, b) => a + b, 0);
    const [models, freedom] = [11, 8]; // variances are 2 · 8 / χ²(8), each estimated with 10 degrees of freedom
    const many = Array.from({ length: 4000 }, () => ((2 * freedom) / chi(freedom)) * (chi(models - 1) / (models - 1)));
    const mean = many.map(() => 3 + 10 * normal());
    const prior = fitPrior({ mean, variance: many, models, used: many.map(() => 1) });
    assert.ok(Math.abs(2 * prior.alpha - freedom) < 1, `${2 * prior.alpha} degrees of freedom`);
    assert.ok(Math.abs(prior.beta / prior.alpha - 2) < 0.15, `scale ${prior.beta / prior.alpha}`);
    assert.ok(Math.abs(prior.kappa - 0.02) < 0.003 && Math.abs(prior.mean - 3) < 0.5);
  });

  it('believes firmly in one variance where records differ no more than by chance', () => {
    const prior = fitPrior({ mean: [0, 1, 2], variance: [2, 2, 2], models: 5, used: [1, 1, 1] });
    assert.ok(prior.alpha === 5e5 && prior.beta > 0);
  });

  it('believes nothing where less than two records can be used', () => {
    const prior = fitPrior({ mean: [0, 1, 2], variance: [2, 0, 2], models: 5, used: [1, 1, 0] });
    assert.deepEqual(prior, { mean: 0, kappa: 0, alpha: 0, beta: 0 });
  });
});
