import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Bands } from '../../../../src/paper/beyond/splits/bands';
import { claimsOverSplits } from '../../../../src/paper/beyond/splits/claimsOverSplits';
import { notes } from '../../../../src/paper/report/notes';
import type { Row } from '../../../../src/paper/report/row';

const row = (fields: Partial<Row>): Row => ({
  exhibit: 'T1',
  setting: 'cancer',
  metric: 'selected',
  paper: null,
  ours: 1,
  ...fields,
});
const ofValues = (values: (number | null)[], fields: Partial<Row> = {}) =>
  new Bands(
    values.map(ours => [row({ ...fields, ours })]),
    values.map((_, i) => i),
  );

describe('Bands', () => {
  it('has the median, the band that holds a new split in 80 %, and the place of the paper', () => {
    const [found] = ofValues([5, 1, 3, 2, 4, 11, 10, 9, 8, 7, 6], {
      paper: 3,
      low: 0,
      high: 9,
      n: 200,
      note: 'Reduced.',
    }).rows;
    assert.deepEqual(found, {
      exhibit: 'T1-splits',
      setting: 'cancer',
      metric: 'selected',
      paper: 3,
      ours: 6,
      low: 1.1999999999999997,
      high: 10.8,
      level: 0.8,
      n: 11,
      quantile: 2.5 / 11,
      over: 'splits',
      repeats: 'T1',
      notes: ['Reduced.'],
      note: 'Reduced.',
    });
  });

  it('has the range of fewer than 9 splits, with what that holds, and counts nothing as outside it', () => {
    const few = ofValues([3, 1, 2], { paper: 9 });
    const [{ low, high, level }] = few.rows;
    assert.deepEqual([low, high, level], [1, 3, 0.5]);
    assert.match(inspect(few), /^Bands: 1 numbers over 3 random splits, too few for bands that hold 80 %$/);
    assert.doesNotMatch(`${few.toFrame().values}`, /outside/);
    const enough = ofValues([1, 2, 3, 4, 5, 6, 7, 8, 9], { paper: 9.5 });
    assert.deepEqual([enough.rows[0].low, enough.rows[0].high, enough.rows[0].level], [1, 9, 0.8]);
    assert.match(inspect(enough), /of 1 that the paper prints 0 lie within bands that hold a new split in 80 %$/);
    assert.match(`${enough.toFrame().values}`, /outside, q 1\.00/);
  });

  it('counts only splits that have a number, and says how many do not', () => {
    const [some] = ofValues([null, 2, null, 4], { paper: 5, note: 'No guess at this cut-off.' }).rows;
    assert.deepEqual([some.ours, some.n, some.quantile], [3, 2, 1]);
    assert.match(some.note!, /^No number in 2 of 4 splits\./);
    const [none] = ofValues([null, null], { paper: 5 }).rows;
    assert.deepEqual([none.ours, none.n, none.low, none.quantile], [null, 0, undefined, undefined]);
    assert.match(none.note!, /No number in 2 of 2 splits/);
  });

  it('leaves out what differs from split to split', () => {
    const [found] = new Bands(
      [
        [row({ delta: 0.1, steps: 9, count: 1, ...notes('A.', 'B.') })],
        [row({ delta: 0.2, steps: 9, count: 2, ...notes('B.', 'C.') })],
      ],
      [1, 2],
    ).rows;
    assert.deepEqual(['delta' in found, 'count' in found, found.steps, found.note], [false, false, 9, 'B.']);
  });

  it('pools shares over the guesses of all splits: of 1 in 1 and 3 in 9, 4 in 10', () => {
    const shares = [
      { ours: 1, n: 1 },
      { ours: 1 / 3, n: 9 },
      { ours: null, n: 0 },
    ];
    const { rows } = new Bands(
      shares.map(share => [row({ metric: 'direct precision', measure: 'precision', ...share })]),
      [1, 2, 3],
    );
    assert.deepEqual(
      [rows.length, rows[1].metric, rows[1].ours, rows[1].n],
      [2, 'direct precision, all splits together', 0.4, 10],
    );
    assert.ok(rows[1].low! < 0.4 && rows[1].high! > 0.4 && rows[1].level === undefined);
    assert.deepEqual(
      rows.map(({ over, repeats }) => [over, repeats]),
      [
        ['splits', 'T1'],
        ['pooled', 'T1'],
      ],
    );
  });

  it('has every value for a chart', () => {
    const bands = ofValues([0.5, null, 0.7], { paper: 0.9, metric: 'precision', cutoff: 0.01 });
    assert.deepEqual(bands.lines(), [
      {
        label: 'precision, 0.01',
        values: [0.5, null, 0.7],
        median: 0.6,
        low: 0.5,
        high: 0.7,
        paper: 0.9,
      },
    ]);
    assert.deepEqual(
      bands.lines(({ metric }) => metric === 'recall'),
      [],
    );
  });

  it('refuses an experiment whose rows differ in more than numbers', () => {
    assert.throws(() => new Bands([[row({})], []], [1, 2]), /the same rows for every seed, got "1 and 0 rows"/);
    assert.throws(
      () => new Bands([[row({})], [row({ metric: 'tp', cutoff: 0.1 })]], [1, 2]),
      /got "T1, cancer, selected and T1, cancer, tp, 0.1"/,
    );
  });

  it('counts on how many splits a claim holds', () => {
    const claimsOf = ([{ ours }]: Row[]) => [{ claim: 'Much.', holds: ours === null ? null : ours > 2, found: '' }];
    assert.deepEqual(claimsOverSplits(ofValues([1, 3, null, 4]), claimsOf), [
      { claim: 'Much.', holds: 2, 'does not': 1, 'cannot be told': 1 },
    ]);
  });
});
