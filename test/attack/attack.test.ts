import assert from 'node:assert/strict';
import { type Attack, attackWith } from '../../src/attack/attack';
import { attackDirectly } from '../../src/attack/attackDirectly';
import { attackByLira } from '../../src/attack/lira/attackByLira';
import { attackByRmia } from '../../src/attack/rmia/attackByRmia';
import type { Matrix } from '../../src/core/matrix';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { asMatrix } from '../../src/models/answers';
import { recordedModels } from '../../src/models/recorded';

const toy = makeToy({ records: 40 });
const records = new Records(toy, [5, 9]);
const losses = (name: string, values: number[], members?: number[]) =>
  recordedModels(
    { kind: 'losses', values: Float64Array.from(values), models: values.length / 2, records: 2, classes: 2 },
    records,
    { name, members },
  );
const references = losses('theirs', [1, 2, 2, 3, 3, 1]);
const targets = losses('ours', [0.5, 2.5, 2.5, 0.5], [1, 0, 0, 1]);

/** How far the target's loss lies below the mean of the references'. */
const below: Attack<{ scale?: number }, undefined> = {
  name: 'below the mean',
  needs: 'losses',
  score({ reference, target }, { scale = 1 } = {}) {
    const mean = [0, 1].map(r => (reference.values[r] + reference.values[2 + r] + reference.values[4 + r]) / 3);
    const { values, width } = asMatrix(target);
    return { score: { values: values.map((loss, i) => scale * (mean[i % 2] - loss)), width }, warnings: ['mind it'] };
  },
};

describe('attackWith', () => {
  it('carries out an attack of one’s own, whose result knows what was attacked', () => {
    const result = attackWith(below, references, targets, records, { scale: 2 });
    assert.deepEqual([...result.score.values], [3, -1, -1, 3]);
    assert.deepEqual([result.name, result.method, result.references], ['below the mean', 'below the mean', 3]);
    assert.deepEqual([result.p, result.records, [...result.truth!]], [undefined, records, [1, 0, 0, 1]]);
    assert.deepEqual(result.warnings, ['mind it']);
    assert.equal(result.named('other').name, 'other');
  });

  it('takes p-values, and says what a reader of them has to know', () => {
    const p: Matrix = { values: Float64Array.of(0.01, 0.5, 0.5, 0.01), width: 2 };
    const sure: Attack<object, Matrix> = { name: 'sure', needs: 'losses', score: () => ({ p, beyondRanks: null }) };
    const result = attackWith(sure, references, targets, records);
    assert.deepEqual([...result.score.values], [-0.01, -0.5, -0.5, -0.01]);
    assert.match(result.warnings[0], /^With 3 references ranks support no p-value below 1\/4/);
  });

  it('refuses scores that are not one for each target and record, naming the attack', () => {
    const gives = (judged: object) => () =>
      attackWith({ name: 'mine', needs: 'losses', score: () => judged }, references, targets, records);
    const matrix = (...values: number[]) => ({ values: Float64Array.from(values), width: 2 });
    assert.throws(gives({}), /p or score of the attack mine, got "neither"/);
    assert.throws(gives({ score: matrix(1, 2) }), /score of the attack mine for 2 targets × 2 records, got "2 values/);
    assert.throws(gives({ score: matrix(1, 2, NaN, 0) }), /to be numbers, got "NaN for target 1, record 5"/);
    assert.throws(gives({ p: matrix(1, 0.2, 0.3, 1.5) }), /p-values from 0 to 1, got "1\.5 for target 1, record 9"/);
  });
});

describe('an attack with p-values and scores', () => {
  it('is ranked by its scores, under another name and for one record too', () => {
    const values = Float64Array.of(4, 3, 2, 1);
    const own: Attack = {
      name: 'own',
      needs: 'losses',
      score: () => ({ p: { values: Float64Array.of(0.1, 0.2, 0.3, 0.4), width: 2 }, score: { values, width: 2 } }),
    };
    const result = attackWith(own, references, targets, records);
    assert.deepEqual([...result.named('other').score.values], [4, 3, 2, 1]);
    assert.deepEqual([...result.record(1).score.values], [3, 1]);
  });
});

describe('attacks on models that are known by their answers alone', () => {
  it('give what they give on losses', () => {
    const direct = attackDirectly(references, targets, records, { method: 'rank' });
    assert.deepEqual([...direct.p.values], [1 / 4, 3 / 4, 3 / 4, 1 / 4]);
    assert.deepEqual([...direct.truth!], [1, 0, 0, 1]);
    assert.equal(attackByLira(references, targets, records).score.values.length, 4);
  });

  it('say what is missing', () => {
    assert.throws(
      () => attackByRmia(references, targets, records),
      /a population for models that know no split, got "theirs"/,
    );
    const unknown = losses('unknown', [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
    assert.throws(
      () => attackByLira(references, unknown, records, { mode: 'online' }),
      /targets of which it is known what they were trained on, for LiRA online, got "unknown"/,
    );
  });

  it('refuse references that are known to have been trained on an attacked record', () => {
    const learned = losses('learned', [1, 2, 2, 3], [0, 0, 0, 1]);
    assert.throws(() => attackDirectly(learned, targets, records), /got "record 9, on which reference models may be/);
  });
});
