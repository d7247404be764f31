import assert from 'node:assert/strict';
import type { PValues, Scores } from '../../src/attack/result';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { agreement } from '../../src/evaluate/agreement';
import { auc } from '../../src/evaluate/auc';
import { calibration } from '../../src/evaluate/calibration';
import { compareTpr } from '../../src/evaluate/compareTpr';
import { describeRecords } from '../../src/evaluate/describeRecords';
import { discoveries } from '../../src/evaluate/discoveries';
import { evaluate } from '../../src/evaluate/evaluation';
import { falseDiscoveries } from '../../src/evaluate/falseDiscoveries';
import { precisionRecall } from '../../src/evaluate/precisionRecall';
import { rankByTpr } from '../../src/evaluate/rankByTpr';
import { recordAucs } from '../../src/evaluate/recordAucs';
import { recordRisks } from '../../src/evaluate/recordRisks';
import { reliability } from '../../src/evaluate/reliability';
import { roc } from '../../src/evaluate/roc';
import { rocCorners } from '../../src/evaluate/rocCorners';
import { tprAt } from '../../src/evaluate/tprAt';

const matrix = (...values: number[]) => ({ values: Float64Array.from(values), width: 2 });
const result: PValues = {
  name: 'mine',
  method: 'rank',
  references: 9,
  p: matrix(0.1, 0.9, 0.8, 0.2),
  score: matrix(-0.1, -0.9, -0.8, -0.2),
  truth: Uint8Array.of(1, 0, 0, 1),
  warnings: [],
};
const measures: Record<string, (one: PValues) => unknown> = {
  agreement: one => agreement([one]),
  auc,
  calibration,
  compareTpr: one => compareTpr({ ...result, name: 'other' }, one, 0.1),
  describeRecords: one => describeRecords([one]),
  discoveries,
  evaluate,
  falseDiscoveries,
  precisionRecall,
  rankByTpr: one => rankByTpr([one], 0.1),
  recordAucs,
  recordRisks,
  reliability: one => reliability(one, []),
  roc,
  rocCorners,
  tprAt: one => tprAt(one, 0.1),
};

describe('measures', () => {
  const other = new Records(makeToy({ records: 60 }), [1]);

  for (const [name, measure] of Object.entries(measures))
    it(`refuse what is no result, or not a whole one: ${name}`, () => {
      const spoilt: unknown[] = [
        ...[null, undefined, 5, 'x', [], {}, other, Promise.resolve(result)],
        { ...result, p: undefined, score: undefined },
        { ...result, truth: Uint8Array.of(1, 0, 0, 2) },
        { ...result, truth: [1, 0, 0, '1'] },
        { ...result, truth: 'x' },
        { ...result, p: { values: [1], width: 1 }, score: { values: [1], width: 1 } },
        { ...result, p: matrix(NaN, 1, 1, 1), score: matrix(NaN, 1, 1, 1) },
      ];
      for (const one of spoilt)
        if (!(name === 'discoveries' && (one as PValues)?.truth === undefined && (one as PValues)?.p))
          assert.throws(() => measure(one as PValues), { name: 'RangeError', message: /^Expected / });
    });

  it('refuse names and warnings that are no texts, and records of another number', () => {
    const spoilt: [Partial<Record<keyof Scores, unknown>>, RegExp][] = [
      [{ name: NaN }, /attacks\[0\]\.name to be a text, got NaN/],
      [{ warnings: undefined }, /attacks\[0\]\.warnings to be an array/],
      [{ warnings: [5] }, /attacks\[0\]\.warnings\[0\] to be a text/],
      [{ records: other }, /2 records of attacks\[0\], got 1/],
    ];
    for (const [fields, message] of spoilt)
      assert.throws(() => agreement([{ ...result, ...fields } as Scores]), { name: 'RangeError', message });
  });

  it('refuse p-values that are none', () => {
    for (const p of [1.5, -0.1, NaN])
      assert.throws(
        () => calibration({ ...result, p: matrix(0.1, p, 0, 1) }),
        /the p-value of target 0, record 1 to be from 0 to 1/,
      );
    assert.throws(() => evaluate({ ...result, p: { ...result.p, width: 4 } }), /a p-value for each score/);
  });

  it('refuse unknown options, and none where an object belongs', () => {
    const wrong = { fpt: 0.1 } as never;
    for (const call of [
      () => agreement([result], wrong),
      () => auc(result, wrong),
      () => calibration(result, wrong),
      () => describeRecords([result], wrong),
      () => discoveries(result, wrong),
      () => evaluate(result, wrong),
      () => falseDiscoveries(result, wrong),
      () => rankByTpr([result], 0.1, wrong),
    ])
      assert.throws(call, /^RangeError: Expected an option of \w+, got "fpt"/);
    assert.throws(() => auc(result, null as never), /Expected the options of auc to be an object, got null/);
    assert.throws(() => describeRecords([result], { sortBy: 'size' as never }), /sortBy to be 'risk' or 'flags'/);
    assert.throws(() => describeRecords([result], { risks: {} as never }), /risks of recordRisks/);
    assert.throws(() => describeRecords([result], { selection: 5 as never }), /selection to be a selection, got 5/);
    assert.throws(() => rocCorners(result, 0), /least to be a number from 1e-10/);
  });
});
