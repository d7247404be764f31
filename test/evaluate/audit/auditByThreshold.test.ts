import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Scores } from '../../../src/attack/result';
import { randomFor } from '../../../src/core/random';
import { auditByThreshold } from '../../../src/evaluate/audit/auditByThreshold';
import { clopperPearson } from '../../../src/stats/interval/clopperPearson';
import { epsilonBound } from '../../../src/stats/privacy/epsilonBound';
import { muBound } from '../../../src/stats/privacy/muBound';

/** Halvings in which record r's score is its membership times `effects[r]`, and noise. */
function scored(effects: number[], halvings = 50, seed = 1): Scores {
  const random = randomFor(seed, 'auditByThreshold');
  const width = effects.length;
  const truth = new Uint8Array(2 * halvings * width);
  for (let h = 0; h < halvings; h++)
    for (let r = 0; r < width; r++) truth[(2 * h + Number(random.uniform() < 0.5)) * width + r] = 1;
  const values = Float64Array.from(truth, (one, i) => effects[i % width] * one + random.normal());
  return { name: 'made', score: { values, width }, truth, inclusion: 'halvings', warnings: ['known'] };
}

describe('auditByThreshold', () => {
  const result = scored([0, 9, 1, 0]);
  const audit = auditByThreshold(result);

  it('bounds each record on the odd halvings, at a threshold of the even ones', () => {
    const { records, mostExposedAt, mostExposed } = audit;
    assert.equal(mostExposedAt, 1);
    assert.equal(mostExposed, records[1]);
    records.forEach(({ threshold, members, nonMembers, epsilon, mu, tpr, fpr }, r) => {
      const of = (parity: number, truth: number) =>
        Array.from(result.score.values).filter(
          (_, i) => i % 4 === r && (Math.floor(i / 4) >> 1) % 2 === parity && result.truth![i] === truth,
        );
      if (threshold !== Infinity) assert.ok([...of(0, 0), ...of(0, 1)].includes(threshold));
      const hits = (truth: number) => [of(1, truth).filter(score => score >= threshold).length, 25] as [number, number];
      assert.deepEqual([members, nonMembers], [hits(1), hits(0)]);
      assert.equal(epsilon, epsilonBound({ members: hits(1), nonMembers: hits(0) }));
      assert.equal(mu, muBound({ members: hits(1), nonMembers: hits(0) }));
      assert.deepEqual([tpr.low, tpr.high], clopperPearson(...hits(1)));
      assert.deepEqual([fpr.low, fpr.high], clopperPearson(...hits(0)));
    });
    assert.ok(mostExposed.epsilon > 1.5, 'a record that gives itself away');
  });

  it('takes a threshold from the choosing targets alone', () => {
    const { values, width } = result.score;
    const others = values.map((score, i) => ((Math.floor(i / width) >> 1) % 2 ? -score : score));
    const turned = auditByThreshold({ ...result, score: { values: others, width } });
    assert.deepEqual(
      turned.records.map(({ threshold }) => threshold),
      audit.records.map(({ threshold }) => threshold),
    );
    assert.equal(turned.mostExposed.epsilon, 0, 'guesses that are wrong show nothing');
  });

  it('bounds the mean of all records with a halving as one trial', () => {
    const exposed = auditByThreshold(scored(new Array<number>(40).fill(12)));
    const { all } = exposed;
    assert.equal(all!.trials, 25);
    assert.deepEqual([all!.tpr.value, all!.fpr.value], [1, 0]);
    // Without a miss Chernoff's bound is Clopper and Pearson's.
    assert.ok(Math.abs(all!.epsilon - epsilonBound({ members: [25, 25], nonMembers: [0, 25] })) < 1e-6);
    assert.ok(auditByThreshold(scored([0, 0])).all!.epsilon < 0.1);
  });

  it('takes δ and a level', () => {
    const of = (options: object) => auditByThreshold(result, options).mostExposed.epsilon;
    assert.ok(of({ delta: 0.1 }) < of({}) && of({ level: 0.8 }) > of({}));
    assert.equal(of({ inclusion: 'halvings' }), of({}));
  });

  it('says what holds and what not', () => {
    assert.equal(audit.warnings[0], 'known');
    assert.match(audit.warnings.join(), /greatest of 4 does not\. .* one record replaced by another/);
    assert.match(inspect(audit), /^Audit of made by thresholds \(δ 0, level 0\.95\): most exposed of 4 records ε ≥ /);
    const frame = audit.toFrame();
    assert.deepEqual(frame.columns.slice(-3), ['ε ≥', 'µ ≥', 'most exposed']);
    const epsilons = frame.column('ε ≥').values as number[];
    assert.deepEqual(
      epsilons,
      [...epsilons].sort((a, b) => b - a),
    );
  });

  it('takes coins, about adding a record and without the mean of all', () => {
    const random = randomFor(2, 'coins');
    const truth = Uint8Array.from({ length: 100 * 3 }, () => Number(random.uniform() < 0.5));
    const score = { values: Float64Array.from(truth, one => 9 * one + random.normal()), width: 3 };
    const coins = auditByThreshold({ name: 'coins', score, truth, warnings: [] }, { inclusion: 'coins' });
    assert.equal(coins.all, undefined);
    assert.ok(coins.records.every(({ epsilon }) => epsilon > 1));
    assert.match(coins.warnings.join(), /one record added or removed/);
  });

  it('refuses what gives no bound, and says why', () => {
    const throws = (given: object, message: RegExp, options = {}) =>
      assert.throws(() => auditByThreshold({ ...result, ...given }, options), { name: 'RangeError', message });
    throws({ truth: undefined }, /a result that knows who was a member/);
    throws({ inclusion: undefined }, /knows how members were drawn, got "none"/);
    throws({ usesTargets: true }, /do not rest on the others, got "made".*offline form/);
    throws({}, /inclusion to be 'halvings', as the models say, got "coins"/, { inclusion: 'coins' });
    throws({ inclusion: undefined }, /inclusion to be one of halvings, coins, got "coin"/, { inclusion: 'coin' });
    const some = { score: { values: result.score.values.slice(0, 12), width: 4 }, truth: result.truth!.slice(0, 12) };
    throws(some, /targets 2i and 2i \+ 1 on the halves of one halving/);
    const two = { score: { values: result.score.values.slice(0, 8), width: 4 }, truth: result.truth!.slice(0, 8) };
    throws(two, /4 targets or more.*got 2/);
    throws({ score: { values: new Float64Array(0), width: 0 }, truth: new Uint8Array(0) }, /a record to audit/);
    throws({ score: { ...result.score, values: result.score.values.map(() => NaN) } }, /scores that are numbers/);
    throws({}, /level/, { level: 1 });
    throws({}, /delta to be/, { delta: -1 });
    throws({}, /Did you mean delta/, { dleta: 0 });
  });
});
