import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { randomFor } from '../../src/core/random';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { mostExposed, recordRisks } from '../../src/evaluate/recordRisks';
import { areaInterval } from '../../src/stats/significance/mannWhitney';
import { scoredRows } from './scored';

/**
 * 20 targets, every other one trained on a record; the first record stands out, the second does not, the third has
 * members only.
 */
const truth = Array.from({ length: 20 }, (_, t) => [t % 2, t % 2, 1]);
const score = Array.from({ length: 20 }, (_, t) => [t % 2 ? 5 + t : t / 100, t >> 1, t]);

const noControl = 'No control on records that no target saw: recordRisks was not given the targets.';

describe('recordRisks', () => {
  it('have AUC, interval and p-value of each record', () => {
    const { auc, low, high, p, test, warnings } = recordRisks(scoredRows(score, truth));
    assert.deepEqual([...auc], [1, 0.5, NaN]);
    assert.deepEqual([low[0], high[0]], areaInterval(1, 10, 10));
    assert.deepEqual([low[2], high[2], p[2]], [0, 1, 1]);
    assert.ok(p[0] < 1e-4 && p[1] > 0.5, `${p}`);
    assert.deepEqual(warnings, ['of an attack', noControl]);
    assert.equal(test, 'Mann–Whitney'); // the third record has no other targets
  });

  it('say which records are exposed, and list the most exposed first', () => {
    const records = new Records(makeToy({ records: 9 }), [7, 3, 5]);
    const found = recordRisks(scoredRows(score, truth, 'loss', records));
    assert.deepEqual([...found.exposedAt()], [1, 0, 0]);
    assert.deepEqual([...found.exposedAt(1e-9)], [0, 0, 0]);
    const frame = found.toFrame();
    assert.deepEqual(frame.columns, ['record', 'class', 'AUC', 'low', 'high', 'p', 'exposed (q ≤ 0.05)']);
    assert.deepEqual(frame.column('record').values, [7, 3, 5]);
    assert.deepEqual(frame.column('exposed (q ≤ 0.05)').values, [1, 0, 0]);
    assert.match(inspect(found), /3 records by loss: 1 exposed/);
  });

  it('count how many of the most exposed are among some records', () => {
    const dataset = makeToy({ records: 9 });
    const found = recordRisks(scoredRows(score, truth, 'loss', new Records(dataset, [7, 3, 5])));
    const { hits, trials } = found.found(2, new Records(dataset, [3, 5]));
    assert.deepEqual([hits, trials], [1, 2]);
    assert.throws(
      () => recordRisks(scoredRows(score, truth)).found(1, new Records(dataset, [3])),
      /know their records/,
    );
    assert.throws(() => found.found(1, new Records(dataset, [3, 8])), /all of the records, got "none of record 8"/);
    assert.throws(() => found.found(4, new Records(dataset, [3])), /n to be at most 3/);
  });

  it('hardly ever find a record that leaves no trace, and the p-values hold', () => {
    const random = randomFor(5, 'exposure', 'null');
    const records = 4000;
    const targets = 40;
    const null_ = {
      name: 'noise',
      warnings: [],
      score: { values: Float64Array.from({ length: records * targets }, () => random.normal()), width: records },
      truth: Uint8Array.from({ length: records * targets }, (_, i) => Math.floor(i / records) % 2),
    };
    const found = recordRisks(null_);
    const share = found.p.filter(p => p <= 0.05).length / records;
    assert.ok(Math.abs(share - 0.05) < 3 * Math.sqrt((0.05 * 0.95) / records), `${share}`);
    assert.ok(found.exposedAt().reduce((sum, one) => sum + one, 0) <= 1);
    const covered = found.low.filter((low, r) => low <= 0.5 && found.high[r] >= 0.5).length / records;
    assert.ok(covered > 0.94 && covered < 0.98, `the interval holds one half in ${covered}`);
  });
});

describe('mostExposed', () => {
  it('takes equal ones together, and NaN last', () => {
    const auc = Float64Array.of(0.7, 1, NaN, 1, 0.9, 0.7);
    assert.deepEqual(
      [0, 1, 2, 3, 4].map(n => [...mostExposed(auc, n)]),
      [[], [1, 3], [1, 3], [1, 3, 4], [1, 3, 4, 0, 5]],
    );
    assert.equal(mostExposed(auc, 6).at(-1), 2);
    assert.throws(() => mostExposed(auc, 7), /n to be at most 6/);
    assert.throws(() => mostExposed(auc, 1.5), /whole number/);
  });
});
