import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toFrame } from '../../src/core/toFrame';
import { makeToy } from '../../src/data/load/makeToy';
import { splitForAttack } from '../../src/data/splitForAttack';
import { toCSV } from '../../src/display/toCSV';
import { auc } from '../../src/evaluate/auc';
import { evaluate } from '../../src/evaluate/evaluation';
import { planReferences } from '../../src/evaluate/planReferences';
import { recordAucs } from '../../src/evaluate/recordAucs';
import { roc } from '../../src/evaluate/roc';
import { tprAt } from '../../src/evaluate/tprAt';
import { scoredRows } from '../evaluate/scored';

const papa = require('papaparse') as {
  parse(text: string, options: object): { data: Record<string, unknown>[]; errors: unknown[] };
};

/** What another program reads of it. */
function read(text: string): Record<string, unknown>[] {
  const { data, errors } = papa.parse(text, {
    delimiter: ',',
    header: true,
    dynamicTyping: true,
    skipEmptyLines: true,
  });
  assert.deepEqual(errors, []);
  return data;
}

describe('toCSV', () => {
  // 4 targets × 3 records; nobody trained on the last.
  const scored = scoredRows(
    [
      [0.9, 0.1, 0.3],
      [0.2, 0.7, 1 / 3],
      [0.8, 0.4, 0.6],
      [0.1, 0.6, 0.5],
    ],
    [
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 1, 0],
    ],
    'mine',
  );

  it('gives every digit of an array of measures back, intervals as columns', () => {
    const at = [0.1, 0.5].map(rate => ({ attack: '=mine', 'at most': rate, ...tprAt(scored, rate) }));
    const lines = read(toCSV(at));
    assert.equal(lines.length, 2);
    at.forEach(({ tpr, threshold }, i) => {
      const { low, high } = tpr;
      assert.deepEqual(
        ['attack', 'at most', 'threshold', 'tpr', 'tpr low', 'tpr high'].map(name => lines[i][name]),
        ["'=mine", at[i]['at most'], Number.isFinite(threshold) ? threshold : `${threshold}`, tpr.value, low, high],
      );
    });
  });

  it('takes one measure, numbers and a matrix', () => {
    const { value, low, high } = auc(scored);
    assert.deepEqual(read(toCSV(auc(scored))), [{ value, low, high }]);
    const each = recordAucs(scored);
    assert.deepEqual(Array.from(each), [1, 1, NaN], 'nobody trained on the last record');
    assert.equal(toCSV(each), 'value\n1\n1\n""\n');
    assert.equal(toCSV(0.1 + 0.2), 'value\n0.30000000000000004\n');
    assert.equal(toCSV({ values: Float64Array.of(1, 2, 3, 4), width: 2 }), '0,1\n1,2\n3,4\n');
    assert.equal(toCSV([]), '');
  });

  it('has a row for each point of a curve', () => {
    const { fpr, tpr } = roc(scored);
    const lines = read(toCSV(roc(scored)));
    assert.deepEqual(
      lines.map(line => [line.fpr, line.tpr]),
      Array.from(fpr, (rate, i) => [rate, tpr[i]]),
    );
    assert.deepEqual(read(toCSV({ name: 'a', warnings: ['w'], x: [1, 2], y: Float32Array.of(0.5, 1) })), [
      { name: 'a', x: 1, y: 0.5 },
      { name: 'a', x: 2, y: 1 },
    ]);
    assert.throws(() => toCSV({ x: [1, 2], y: [1] }), /lists of one length, as columns, got "x of 2, y of 1"/);
  });

  it('is the whole of what a table shows the beginning of', () => {
    const rows = Array.from({ length: 50 }, (_, i) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, c) => [`c${c}`, i / (c + 3)])),
    );
    assert.deepEqual(read(toCSV(rows)), rows);
    assert.deepEqual(read(toCSV(toFrame({ a: [1.5, 2], b: ['x, "y"', 'two\nlines'] }))), [
      { a: 1.5, b: 'x, "y"' },
      { a: 2, b: 'two\nlines' },
    ]);
  });

  it('is what results write of themselves, several below one another with their names', () => {
    const plan = planReferences({ records: 100, claims: [5], q: [0.1], effects: [3] });
    assert.equal(toCSV(plan), plan.toCSV());
    const both = read(toCSV([evaluate(scored, { threshold: 0 }), evaluate(scored, { threshold: 1 })]));
    assert.deepEqual(new Set(both.map(({ result }) => result)), new Set(['mine']));
    assert.equal(both.length, 2 * evaluate(scored, { threshold: 0 }).toFrame().shape[0]);
  });

  it('holds of a data set what became of its columns, and refuses it within other things', () => {
    const toy = makeToy({ records: 60 });
    const split = splitForAttack(toy, { pool: 20 });
    assert.deepEqual(read(toCSV(toy)).length, toy.columns.length);
    for (const within of [{ toy }, [{ toy, a: 1 }], { split }, [{ records: split.pool }], [{ deep: { toy } }]])
      assert.throws(() => toCSV(within), {
        name: 'RangeError',
        message:
          /numbers or texts in column (toy|split|records|deep toy), got .* Leave it out, or write it by itself\.$/s,
      });
  });

  it('writes a file as well, whole or not at all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gmia-csv-'));
    try {
      const text = toCSV([{ a: 1 }], join(folder, 'a.csv'));
      assert.equal(readFileSync(join(folder, 'a.csv'), 'utf8'), text);
      assert.throws(() => toCSV([{ a: 1 }], join(folder, 'none', 'a.csv')), /Make it first/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what is no table', () => {
    for (const none of ['text', null, undefined, true, () => 1, new Map(), [[1, 2]], [1, { a: 1 }], [new Map()]])
      assert.throws(() => toCSV(none), RangeError, `${none}`);
    assert.throws(() => toCSV(Promise.resolve([])), /Write: toCSV\(await …\)/);
  });
});
