import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackLosses } from '../../src/attack/attackDirectly';
import { ScoreResult } from '../../src/attack/result';
import { percentInterval } from '../../src/core/format';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { evaluate } from '../../src/evaluate/evaluation';
import { precisionAtPrior } from '../../src/evaluate/precisionAtPrior';
import { Selection } from '../../src/select/selection';
import { clopperPearson } from '../../src/stats/interval/clopperPearson';
import { clusteredShare } from '../../src/stats/interval/clusteredShare';
import { type TailMethod, tails } from '../../src/stats/tail/tails';

const selection = new Selection(
  new Records(makeToy({ records: 30 }), [29, 4, 7]),
  Int32Array.of(0, 0, 2),
  { training: 1, adversary: 10 },
  0.1,
  0.5,
);

/** 4 targets × 3 records; at 0.01 the guesses are: record 29 right, wrong; record 4 right, right; record 7 none. */
const result = new ScoreResult({
  name: 'direct',
  method: 'pchip',
  references: 100,
  selection,
  warnings: ['mind the gap'],
  p: { width: 3, values: Float64Array.of(0.001, 0.01, 0.5, 0.009, 0.3, 0.0101, 0.02, 0, 0.9, 0.7, 0.8, 1) },
  loss: { width: 3, values: new Float64Array(12) },
  truth: Uint8Array.of(1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1),
});

describe('evaluate', () => {
  it('counts guesses at the cut-off, which itself is one, pooled and for each record', () => {
    const evaluation = evaluate(result);
    const { cutoff, tp, fp, members, nonMembers, perRecord, warnings } = evaluation;
    assert.deepEqual(
      { cutoff, tp, fp, members, nonMembers },
      { cutoff: 0.01, tp: 3, fp: 1, members: 6, nonMembers: 6 },
    );
    assert.deepEqual(perRecord, [
      { tp: 1, fp: 1, members: 2, nonMembers: 2 },
      { tp: 2, fp: 0, members: 2, nonMembers: 2 },
      { tp: 0, fp: 0, members: 2, nonMembers: 2 },
    ]);
    assert.deepEqual(
      [evaluation.precision.value, evaluation.recall.value, evaluation.falsePositiveRate.value],
      [3 / 4, 3 / 6, 1 / 6],
    );
    assert.deepEqual(warnings, ['mind the gap']);
  });

  it('has the interval of every share with records and targets as clusters', () => {
    const { precision, recall, falsePositiveRate } = evaluate(result);
    const guess = result.p.values.map(p => Number(p <= 0.01));
    const { truth } = result;
    const others = truth!.map(one => 1 - one);
    assert.deepEqual(precision, clusteredShare(truth!, guess, 3));
    assert.deepEqual(recall, clusteredShare(guess, truth!, 3));
    assert.deepEqual(falsePositiveRate, clusteredShare(guess, others, 3));
    const [low, high] = clopperPearson(3, 6);
    assert.ok(recall.low < low && recall.high > high, 'wider than that of independent guesses');
  });

  it('has the precision at another prior beside its own', () => {
    const { precision, recall, falsePositiveRate, prior, ownPrior, atPrior } = evaluate(result);
    assert.deepEqual([prior, ownPrior], [0.01, 0.5]);
    assert.deepEqual(atPrior, precisionAtPrior(recall, falsePositiveRate, 0.01));
    assert.ok(Math.abs(atPrior.value! - 0.005 / (0.005 + 0.99 / 6)) < 1e-12);
    const same = evaluate(result, { prior: ownPrior! });
    assert.ok(Math.abs(same.atPrior.value! - precision.value!) < 1e-12);
    assert.equal(evaluate(result, { cutoff: 0.0001, prior: 0.3 }).atPrior.value, 1);
    assert.equal(evaluate(result.record(2), { cutoff: 0.001 }).atPrior.value, null);
    for (const wrong of [0, 1, -1, NaN, '0.5' as never])
      assert.throws(
        () => evaluate(result, { prior: wrong }),
        /^RangeError: Expected prior to be a number between 0 and 1/,
      );
  });

  it('has no precision without a guess: null, between 0 and 1', () => {
    const certain = new ScoreResult({
      ...result,
      p: { width: 3, values: result.p.values.map(p => Math.min(1, p + 0.02)) },
    });
    const { precision, recall, falsePositiveRate } = evaluate(certain);
    assert.deepEqual(precision, { value: null, low: 0, high: 1, hits: 0, trials: 0 });
    assert.equal(recall.value, 0);
    assert.equal(falsePositiveRate.value, 0);
  });

  it('guesses all at cut-off 1', () => {
    const { tp, fp, precision, recall, falsePositiveRate } = evaluate(result, { cutoff: 1 });
    assert.deepEqual([tp, fp, precision.value, recall.value, falsePositiveRate.value], [6, 6, 0.5, 1, 1]);
  });

  it('says null for what no record or no member can tell', () => {
    const none = evaluate(
      attackLosses({
        reference: { values: new Float64Array(0), width: 0 },
        target: { values: new Float64Array(0), width: 0 },
        truth: [],
      }),
    );
    assert.deepEqual([none.precision.value, none.recall.value, none.falsePositiveRate.value], [null, null, null]);
    assert.deepEqual(none.perRecord, []);
    assert.deepEqual(none.toFrame().shape, [0, 6]);
    const losses = { values: Float64Array.of(1, 2, 3, 4), width: 2 };
    const outsiders = evaluate(attackLosses({ reference: losses, target: losses, truth: [0, 0, 0, 0] }), { cutoff: 1 });
    assert.deepEqual(
      [outsiders.recall.value, outsiders.precision.value, outsiders.falsePositiveRate.value],
      [null, 0, 1],
    );
  });

  it('says where the cut-off is out of reach, and what guesses rest on there', () => {
    const told = (method: TailMethod, cutoff: number) =>
      evaluate(new ScoreResult({ ...result, beyondRanks: tails[method].beyondRanks }), { cutoff }).warnings;
    assert.deepEqual(told('pchip', 0.0099), [
      'mind the gap',
      "The cut-off 0.0099 is below 1/101, out of reach of ranks with 100 references: guesses there rest on pchip's " +
        'interpolation towards a loss of 0.',
    ]);
    assert.match(told('rank', 0)[1], /no guess is possible there/);
    assert.match(told('student', 0.001)[1], /the tail of a t distribution/);
    assert.deepEqual(told('pchip', 1 / 101), ['mind the gap']);
    assert.deepEqual(evaluate(result, { cutoff: 0.001 }).warnings, ['mind the gap']);
  });

  it('needs the truth and a cut-off that is a p-value', () => {
    const unknown = new ScoreResult({ ...result, truth: undefined });
    assert.throws(() => evaluate(unknown), {
      name: 'RangeError',
      message: /a result that knows who was a member, got "none"\. Give attackLosses the truth/,
    });
    assert.throws(
      () => evaluate(result, { cutoff: 1.5 }),
      /cutoff to be a number from 0 to 1, got 1\.5\. It is a p-value/,
    );
    assert.throws(() => evaluate(result, { cutoff: -0.1 }), /cutoff/);
    assert.throws(() => evaluate(result, { cutoff: NaN }), /cutoff .* got NaN/);
  });
});

describe('Evaluation', () => {
  it('has a table with a row for each measure', () => {
    const table = evaluate(result).table();
    assert.deepEqual(table.columns, ['measure', 'value', 'low', 'high', 'hits', 'of']);
    assert.deepEqual(table.shape, [4, 6]);
    const [precision, at, recall, rate] = table.values as (string | number)[][];
    assert.deepEqual([precision[0], precision[1], precision[4], precision[5]], ['precision (prior 0.5)', 0.75, 3, 4]);
    assert.deepEqual([at[0], at[4], at[5]], ['precision at prior 0.01', null, null]);
    assert.deepEqual([recall[0], recall[1], recall[4], recall[5]], ['recall', 0.5, 3, 6]);
    assert.deepEqual([rate[0], rate[1], rate[4], rate[5]], ['false positive rate', 1 / 6, 1, 6]);
    const { low, high } = evaluate(result).precision;
    assert.deepEqual(precision.slice(2, 4), [low, high]);
  });

  it('becomes a frame with a row for each record', () => {
    const frame = evaluate(result).toFrame();
    assert.deepEqual(frame.columns, ['record', 'tp', 'fp', 'members', 'precision', 'recall']);
    assert.deepEqual(frame.values, [
      [29, 1, 1, 2, 0.5, 0.5],
      [4, 2, 0, 2, 1, 1],
      [7, 0, 0, 2, null, 0],
    ]);
  });

  it('names the records that were attacked without a selection, and numbers those that are not known', () => {
    const recordsOf = (fields: Partial<typeof result>) =>
      (evaluate(new ScoreResult({ ...result, ...fields })).toFrame().values as number[][]).map(([record]) => record);
    assert.deepEqual(recordsOf({ selection: undefined }), [29, 4, 7]);
    assert.deepEqual(recordsOf({ selection: undefined, records: undefined }), [0, 1, 2]);
  });

  it('judges scores by a threshold, and refuses a cut-off where they are no p-values', () => {
    const scores = new ScoreResult({ ...result, p: undefined, score: result.score });
    const { tp, fp, at, warnings } = evaluate(scores, { threshold: -0.01 });
    const same = evaluate(result, { cutoff: 0.01 });
    assert.deepEqual([tp, fp, at, warnings], [same.tp, same.fp, { threshold: -0.01 }, ['mind the gap']]);
    assert.match(inspect(evaluate(scores, { threshold: 0.5 })), /^Evaluation at scores ≥ 0\.5: /);
    // @ts-expect-error: TypeScript refuses it
    assert.throws(() => evaluate(scores, { cutoff: 0.01 }), /the option `threshold` for scores that are no p-values/);
    assert.throws(() => evaluate(scores, { threshold: NaN }), /threshold to be a number, got NaN/);
  });

  it('prints as one line', () => {
    const { precision, recall } = evaluate(result);
    assert.equal(
      inspect(evaluate(result)),
      `Evaluation at p ≤ 0.01: 3 right, 1 wrong; precision ${percentInterval(precision)} at prior 0.5, ` +
        `recall ${percentInterval(recall)}`,
    );
    const certain = new ScoreResult({ ...result, p: { width: 3, values: new Float64Array(12).fill(1) } });
    assert.match(inspect(evaluate(certain)), /0 right, 0 wrong; precision no guess at prior 0\.5, recall 0\.0 %/);
  });
});
