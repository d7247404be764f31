import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Scores } from '../../../src/attack/result';
import { randomFor } from '../../../src/core/random';
import { auditInOneRun } from '../../../src/evaluate/audit/auditInOneRun';
import { guessNumbers } from '../../../src/evaluate/audit/guessesByRank';
import { oneRunEpsilon } from '../../../src/stats/privacy/oneRunEpsilon';
import { oneRunMu } from '../../../src/stats/privacy/oneRunMu';

const random = randomFor(1, 'auditInOneRun');
const [targets, width] = [4, 100];
const truth = Uint8Array.from({ length: targets * width }, () => Number(random.uniform() < 0.5));
const values = Float64Array.from(truth, one => 2 * one + random.normal());
const result: Scores = { name: 'made', score: { values, width }, truth, inclusion: 'coins', warnings: ['known'] };

describe('auditInOneRun', () => {
  it('guesses the greatest scores to be members, the least to be none', () => {
    const guesses = { members: 30, nonMembers: 10 };
    const audit = auditInOneRun(result, { guesses, target: 2, delta: 1e-5 });
    const order = Array.from(values.slice(200, 300).keys()).sort((a, b) => values[200 + b] - values[200 + a]);
    const right =
      order.slice(0, 30).filter(r => truth[200 + r]).length + order.slice(-10).filter(r => !truth[200 + r]).length;
    assert.deepEqual([audit.right, audit.canaries], [right, 100]);
    assert.equal(audit.epsilon, oneRunEpsilon({ canaries: 100, guesses: 40, right, delta: 1e-5 }));
    assert.equal(audit.mu, oneRunMu({ canaries: 100, guesses: 40, right }));
    assert.equal(audit.warnings.length, 2);
  });

  it('takes all targets as one run', () => {
    const all = auditInOneRun(result, { guesses: { members: 100, nonMembers: 100 } });
    assert.equal(all.canaries, 400);
    assert.ok(all.epsilon > auditInOneRun(result, { guesses: { members: 25, nonMembers: 25 }, target: 0 }).epsilon);
  });

  it('tries numbers of guesses at a level so high that all bounds hold together', () => {
    const audit = auditInOneRun(result);
    const wanted = guessNumbers(400);
    assert.deepEqual(
      audit.tries.map(({ members, nonMembers }) => ({ members, nonMembers })),
      wanted,
    );
    const level = 1 - 0.05 / wanted.length;
    for (const { members, nonMembers, right, epsilon } of audit.tries)
      assert.equal(epsilon, oneRunEpsilon({ canaries: 400, guesses: members + nonMembers, right, level }));
    assert.equal(audit.epsilon, Math.max(...audit.tries.map(({ epsilon }) => epsilon)));
    assert.equal(audit.mu, Math.max(...audit.tries.map(({ mu }) => mu)));
    assert.match(audit.warnings.join(), /numbers of guesses were tried/);
    assert.match(inspect(audit), /^Audit of made in one run \(δ 0, level 0\.95\) by 400 coins of all targets: ε ≥ /);
    assert.match(inspect(auditInOneRun(result, { target: 1 })), /100 coins of target 1/);
    assert.equal(audit.toFrame().shape[0], wanted.length);
  });

  it('orders equal scores without a look at the truth', () => {
    const equal = { ...result, score: { values: new Float64Array(400), width } };
    const guesses = { members: 200, nonMembers: 200 };
    const right = truth.reduce((sum, one, i) => sum + (i < 200 ? one : 1 - one), 0);
    assert.equal(auditInOneRun(equal, { guesses }).right, right);
  });

  it('refuses halves of the pool, and says why', () => {
    const throws = (given: object, message: RegExp, options = {}) =>
      assert.throws(() => auditInOneRun({ ...result, ...given }, options), { name: 'RangeError', message });
    const because = /trained by coins, got "targets on halves of the pool".*not independent.*splits: 'coins'/;
    const halves = Uint8Array.from(truth, (_, i) => (i % 200 < 100 ? truth[i] : 1 - truth[i - 100]));
    throws({ truth: halves, inclusion: 'halvings' }, because);
    throws({ truth: halves, inclusion: undefined }, /targets by coins, got.*not independent/, { inclusion: 'coins' });
    throws({ truth: halves, inclusion: 'halvings' }, because, { target: 0 });
    throws({ inclusion: undefined }, /knows how members were drawn/);
    throws({ usesTargets: true }, /offline form/);
    throws({}, /target to be|target/, { target: 4 });
    throws({}, /guesses about at most 400 pairs, got "400 \+ 1"/, { guesses: { members: 400, nonMembers: 1 } });
    throws({}, /guesses to be \{ members, nonMembers \}/, { guesses: 5 });
    throws({}, /an option of auditInOneRun/, { targets: 4 });
  });
});

describe('guessNumbers', () => {
  it('are fixed by the number of canaries, from all down to 10 or a thousandth', () => {
    assert.deepEqual(guessNumbers(100), [
      { members: 50, nonMembers: 50 },
      { members: 16, nonMembers: 16 },
      { members: 32, nonMembers: 0 },
      { members: 5, nonMembers: 5 },
      { members: 10, nonMembers: 0 },
    ]);
    assert.equal(guessNumbers(1e6).length, 13);
    assert.deepEqual(guessNumbers(1), [{ members: 1, nonMembers: 0 }]);
  });
});
