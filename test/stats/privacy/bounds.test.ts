import assert from 'node:assert/strict';
import { epsilonBound } from '../../../src/stats/privacy/epsilonBound';
import { epsilonOfMu } from '../../../src/stats/privacy/epsilonOfMu';
import type { GuessCounts } from '../../../src/stats/privacy/guessCounts';
import { muBound } from '../../../src/stats/privacy/muBound';
import { oneRunEpsilon } from '../../../src/stats/privacy/oneRunEpsilon';
import type { OneRunGuesses } from '../../../src/stats/privacy/oneRunGuesses';
import { oneRunMu } from '../../../src/stats/privacy/oneRunMu';
import { readFixture } from '../../readFixture';

interface Fixture {
  classic: (GuessCounts & { delta: number; level: number; epsilon: number; mu: number })[];
  oneRun: (Required<OneRunGuesses> & { delta: number; epsilon: number; gaussian: number })[];
  gaussian: { mu: number; delta: number; epsilon: number }[];
}

const { classic, oneRun, gaussian } = readFixture<Fixture>('stats', 'audits');

const near = (found: number, wanted: number, within: number, about: object) =>
  assert.ok(Math.abs(found - wanted) <= within, `${found}, want ${wanted}: ${JSON.stringify(about)}`);

describe('epsilonBound and muBound', () => {
  it('are SciPy’s', () => {
    for (const { epsilon, mu, delta, ...counts } of classic) {
      near(epsilonBound({ ...counts, delta }), epsilon, 1e-6, { ...counts, delta });
      near(muBound(counts), mu, 1e-6, counts);
    }
  });

  it('take the direction that shows more', () => {
    const counts = { members: [100, 100], nonMembers: [50, 100] } as const;
    const turned = { members: [50, 100], nonMembers: [0, 100] } as const;
    near(epsilonBound(counts), epsilonBound(turned), 1e-12, counts);
    assert.ok(epsilonBound(counts) > 2);
  });

  it('show nothing by guesses that are wrong, nor without trials', () => {
    const wrong = { members: [1, 100], nonMembers: [50, 100] } as const;
    const none = { members: [0, 0], nonMembers: [0, 0] } as const;
    for (const counts of [wrong, none]) assert.deepEqual([epsilonBound(counts), muBound(counts)], [0, 0]);
  });

  it('take counts, a level and δ alone', () => {
    const good = { members: [5, 10], nonMembers: [1, 10] } as const;
    const rejects = (given: object, message: RegExp) => {
      assert.throws(() => epsilonBound({ ...good, ...given }), { name: 'RangeError', message });
      if (!('delta' in given)) assert.throws(() => muBound({ ...good, ...given }), { name: 'RangeError', message });
    };
    rejects({ members: [11, 10] }, /hits of members to be at most the 10 trials, got 11/);
    rejects({ nonMembers: [1.5, 10] }, /hits of nonMembers to be a whole number/);
    rejects({ nonMembers: 3 }, /nonMembers to be \[hits, trials\], got 3\. Such as/);
    rejects({ members: undefined }, /members to be \[hits, trials\], got undefined/);
    rejects({ level: 95 }, /Write 95 % as 0\.95/);
    rejects({ delta: 1 }, /delta to be below 1, got 1/);
    rejects({ detla: 0 }, /Did you mean delta|It knows/);
    assert.throws(() => epsilonBound(undefined as never), /options of epsilonBound/);
  });
});

describe('oneRunEpsilon and oneRunMu', () => {
  it('are jax_privacy’s', () => {
    for (const { epsilon, gaussian, delta, ...given } of oneRun) {
      near(oneRunEpsilon({ ...given, delta }), epsilon, 2e-6 * Math.max(1, epsilon), { ...given, delta });
      near(epsilonOfMu(oneRunMu(given), 1e-5), gaussian, 2e-6 * Math.max(1, gaussian), given);
    }
  });

  it('show nothing without guesses, nor by half of them right', () => {
    for (const [guesses, right] of [
      [0, 0],
      [100, 50],
      [100, 0],
    ]) {
      const given = { canaries: 100, guesses, right };
      assert.deepEqual([oneRunEpsilon(given), oneRunMu(given)], [0, 0]);
    }
  });

  it('find the greatest mean beyond the guesses, far from the mode as well', () => {
    // 2mδ is 20: what is 100 beyond the mode must not count as nothing.
    const of = (delta: number) => oneRunEpsilon({ canaries: 1e6, guesses: 20000, right: 10800, delta });
    const [free, priced] = [of(0), of(1e-5)];
    assert.ok(priced < free && priced >= 0, `${priced}, ${free}`);
  });

  it('take numbers that fit together', () => {
    const good = { canaries: 10, guesses: 5, right: 4 };
    for (const bound of [oneRunEpsilon, oneRunMu]) {
      assert.throws(() => bound({ ...good, guesses: 11 }), /guesses to be at most the 10 canaries, got 11/);
      assert.throws(() => bound({ ...good, right: 6 }), /right to be at most the 5 guesses, got 6/);
      assert.throws(() => bound({ ...good, right: NaN }), /right to be a whole number/);
      assert.throws(() => bound({ ...good, level: 1 }), /level/);
      assert.throws(() => bound(undefined as never), { name: 'RangeError' });
    }
  });
});

describe('epsilonOfMu', () => {
  it('is dp-accounting’s', () => {
    for (const { mu, delta, epsilon } of gaussian) near(epsilonOfMu(mu, delta), epsilon, 1e-6 * epsilon, { mu, delta });
  });

  it('is 0 without µ, and at a δ that µ does not reach', () => {
    assert.equal(epsilonOfMu(0, 1e-5), 0);
    assert.equal(epsilonOfMu(0.1, 0.5), 0);
    assert.throws(() => epsilonOfMu(31, 1e-5), /mu to be a number from 0 to 30/);
    assert.throws(() => epsilonOfMu(1, 0), /delta to be a number from/);
  });
});
