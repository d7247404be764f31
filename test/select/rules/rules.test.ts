import assert from 'node:assert/strict';
import { Records } from '../../../src/data/records';
import { Ensemble } from '../../../src/models/ensemble';
import { classDistances } from '../../../src/select/rules/classDistances';
import { combine } from '../../../src/select/rules/combine';
import { fitQuadratic } from '../../../src/select/rules/fitQuadratic';
import { inOutEffect } from '../../../src/select/rules/inOutEffect';
import { outModels } from '../../../src/select/rules/outModels';
import { selectByRule } from '../../../src/select/rules/selectByRule';
import { selectionRules } from '../../../src/select/rules/selectionRules';
import { unusualnessAmong } from '../../../src/select/rules/unusualnessAmong';
import { viewOf, viewOfAdversary } from '../../../src/select/rules/view';
import { deltaFor, selectVulnerable } from '../../../src/select/selectVulnerable';
import { planted } from './planted';

const { references, split, isPlanted } = planted();
const { pool, adversary } = split;
const { neighbours, sameClass, loss, spread, learned, wrongAndUnusual } = selectionRules;
const close = (found: ArrayLike<number>, wanted: number[], within: number) =>
  wanted.forEach((value, i) => assert.ok(Math.abs(found[i] - value) <= within, `${i}: ${found[i]}, wanted ${value}`));

/** The log-odds of a record by model, and whether the model was trained on it; both read off the weights. */
const oddsOf = (index: number) =>
  references.models.map(({ weights: [values], sample }) => ({
    odds: values[2 * index] ? values[2 * index] : values[2 * index + 1],
    inside: sample.includes(index),
  }));

const foundBy = (rule: (typeof selectionRules)[keyof typeof selectionRules], count: number) =>
  selectByRule(references, pool, rule, { count }).records.indices.filter(isPlanted).length;

describe('rules of selection', () => {
  it('neighbours chooses what selectVulnerable chooses at deltaFor so many', () => {
    for (const count of [1, 7, 60])
      assert.deepEqual(
        selectByRule(references, pool, neighbours, { count }).positions,
        selectVulnerable(references, pool, { delta: deltaFor(references, pool, { count }) }).positions,
      );
  });

  it('loss and spread are mean and standard deviation of the log-odds over models that lack the record', () => {
    for (const records of [pool, new Records(split.dataset, adversary.indices.slice(0, 50))]) {
      const odds = Array.from(records.indices, index =>
        oddsOf(index)
          .filter(({ inside }) => !inside)
          .map(({ odds }) => odds),
      );
      const means = odds.map(of => of.reduce((sum, one) => sum + one, 0) / of.length);
      const sds = odds.map((of, r) =>
        Math.sqrt(of.reduce((sum, one) => sum + (one - means[r]) ** 2, 0) / (of.length - 1)),
      );
      close(
        loss.risk(references, records),
        means.map(mean => -mean),
        1e-5,
      );
      close(spread.risk(references, records), sds, 1e-5);
    }
  });

  it('sameClass is the distance to the nearest other of the class, in models not trained on the record', () => {
    const models = references.models.map(({ weights: [values] }) => values);
    const distance = (index: number, other: number) => {
      const [a, b] = [index, other].map(i =>
        oddsOf(index).flatMap(({ inside }, m) => (inside ? [] : [...models[m].subarray(2 * i, 2 * i + 2)])),
      );
      const dot = (x: number[], y: number[]) => x.reduce((sum, value, i) => sum + value * y[i], 0);
      return 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    };
    const { labels } = split.dataset;
    const some = new Records(split.dataset, [...pool.indices.slice(0, 8), ...adversary.indices.slice(0, 8)]);
    const wanted = Array.from(some.indices, index =>
      Math.min(
        ...Array.from(adversary.indices)
          .filter(other => other !== index && labels[other] === labels[index])
          .map(other => distance(index, other)),
      ),
    );
    close(sameClass.risk(references, some), wanted, 2e-6);
  });

  it('sameClass is infinite where the adversary has no other of the class', () => {
    const one = planted({ adversary: 2, pool: 4 }); // one record of each class
    assert.deepEqual(
      [...classDistances(one.references, viewOf(one.references, one.split.adversary))],
      [Infinity, Infinity],
    );
  });

  it('the effect on the models that were trained on a record is the share of pairs with them and others', () => {
    const positions = Int32Array.of(0, 3, 10, 21);
    const view = viewOfAdversary(references, positions);
    close(
      inOutEffect(view),
      Array.from(positions, at => {
        const models = oddsOf(adversary.indices[at]);
        const [inside, outside] = [true, false].map(is => models.filter(one => one.inside === is));
        const wins = inside.flatMap(a => outside.map(b => Number(a.odds > b.odds))).reduce((sum, one) => sum + one, 0);
        return wins / (inside.length * outside.length);
      }),
      1e-12,
    );
    assert.deepEqual(viewOf(references, view.records).logits, view.logits);
  });

  it('learned finds planted records, which their loss does not give away', () => {
    const count = pool.indices.filter(isPlanted).length;
    assert.ok(foundBy(learned, count) >= 0.9 * count, `${foundBy(learned, count)} of ${count}`);
    assert.ok(foundBy(loss, count) < 0.5 * count, `${foundBy(loss, count)} of ${count}`);
  });

  it('learned predicts no effect where there is none, though records look just as odd', () => {
    const none = planted({ effect: 0 });
    const risk = learned.risk(none.references, none.split.pool);
    assert.ok(Math.max(...risk) < 0.65 && Math.min(...risk) > 0.35, `${Math.min(...risk)} to ${Math.max(...risk)}`);
    const risky = learned.risk(references, pool).filter((_, i) => isPlanted(pool.indices[i]));
    assert.ok(Math.min(...risky) > 0.7, `${Math.min(...risky)}`);
  });

  it('wrong and unusual predicts the effect from log-odds and features, as fitted to the adversary’s records', () => {
    const traits = (records: Records) => [
      loss.risk(references, records).map(risk => -risk),
      unusualnessAmong(adversary.features())(records.features()).map(Math.log),
    ];
    const all = viewOfAdversary(references, Int32Array.from(adversary.indices.keys()));
    const predicted = fitQuadratic(traits(adversary), inOutEffect(all))(traits(pool));
    close(wrongAndUnusual.risk(references, pool), [...predicted], 1e-9);
  });

  it('gives a record the same risk among few as among many', () => {
    const few = new Records(split.dataset, pool.indices.slice(5, 25));
    for (const rule of [neighbours, sameClass, loss, spread, learned, wrongAndUnusual])
      close(rule.risk(references, few), [...rule.risk(references, pool).subarray(5, 25)], 2e-6);
  });

  it('combine adds ranks, ties sharing theirs', () => {
    const rule = (name: string, values: number[]) => ({ name, about: '', risk: () => Float64Array.from(values) });
    const both = combine('both', [rule('a', [5, 1, 3]), rule('b', [100, 100, Infinity])]);
    assert.deepEqual([...both.risk(references, new Records(split.dataset, [0, 1, 2]))], [3 + 1.5, 1 + 1.5, 2 + 3]);
    assert.equal(both.about, 'sum of the ranks by a and b');
    assert.throws(() => combine('one', [loss]), /at least 2 rules to combine, got 1/);
  });

  it('refuse target models, records of other data, and too little to learn from', () => {
    const targets = new Ensemble('target', split, references.architecture, references.models);
    const other = planted().split.pool;
    for (const rule of Object.values(selectionRules)) {
      assert.throws(() => rule.risk(targets, pool), /Expected reference models, got "target models"/, rule.name);
      assert.throws(() => rule.risk(references, other), /records of the reference models' data set/, rule.name);
    }
    const few = planted({ models: 2 });
    assert.throws(
      () => learned.risk(few.references, few.split.pool),
      /at least 10 records to learn from, got 0.*train more models/,
    );
    const learner = few.split.adversary.indices.find(index =>
      few.references.models.some(({ sample }) => sample.includes(index)),
    )!;
    assert.throws(
      () => outModels(viewOf(few.references, new Records(few.split.dataset, [learner]))),
      /at least 2 reference models were not trained on/,
    );
  });
});
