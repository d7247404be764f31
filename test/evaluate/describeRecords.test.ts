import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { describeRecords } from '../../src/evaluate/describeRecords';
import { recordRisks } from '../../src/evaluate/recordRisks';
import { Selection } from '../../src/select/selection';
import { known, oddDataset } from '../data/oddDataset';
import { scoredRows } from './scored';

const dataset = makeToy({ records: 9 });
const records = new Records(dataset, [4, 2]);
const truth = [
  [1, 0],
  [0, 1],
  [1, 0],
  [0, 1],
];
const a = scoredRows(
  [
    [1, 0],
    [0, 9],
    [1, 5],
    [0, 9],
  ],
  truth,
  'a',
  records,
);
const b = scoredRows(
  [
    [8, 0],
    [0, 1],
    [8, 0],
    [0, 8],
  ],
  truth,
  'b',
  records,
);
const selection = new Selection(
  new Records(dataset, [2, 3, 4]),
  Int32Array.of(0, 5, 1),
  { training: 2, adversary: 4 },
  0.1,
  0.1,
  { by: 'position', positions: Int32Array.of(2, 0) },
);

describe('describeRecords', () => {
  it('has for each record what attacks say of one target, and how often they are right on all', () => {
    const { lines } = describeRecords([a, b], { target: 3, fpr: 0 });
    assert.deepEqual(
      lines.map(({ scores, flaggedBy, member }) => [scores, flaggedBy, member]),
      [
        [[0, 0], 0, false],
        [[9, 8], 2, true],
      ],
    );
    assert.deepEqual(
      lines.map(({ flags }) => flags),
      [
        [0, 0.5],
        [0.5, 0.5],
      ],
    );
    assert.deepEqual(
      lines.map(({ flaggedByAny }) => flaggedByAny),
      [0.5, 0.5],
    );
    assert.deepEqual(
      lines.map(({ outcomes }) => outcomes),
      Array(2).fill({ tp: 2, fp: 0, members: 2, nonMembers: 2 }),
    );
  });

  it('judges one attack by name, and counts false guesses', () => {
    const { lines } = describeRecords([a, b], { fpr: 0.25, of: 'a' });
    assert.deepEqual(
      lines.map(({ outcomes: { tp, fp } }) => [tp, fp]),
      [
        [2, 0],
        [2, 1],
      ],
    );
  });

  it('adds neighbours of a selection, and risks by the record, of these records or of more', () => {
    const pool = new Records(dataset, [2, 8, 4]);
    const known = recordRisks(
      scoredRows(
        [
          [0, 0, 5],
          [1, 0, 1],
          [0, 0, 5],
          [1, 0, 1],
        ],
        truth.map(([x, y]) => [y, 1, x]),
        'loss',
        pool,
      ),
    );
    const table = describeRecords([a, b], { selection, risks: known });
    assert.deepEqual(
      table.lines.map(({ neighbours, risk }) => [neighbours, risk!.value]),
      [
        [1, 1],
        [0, 1],
      ],
    );
    const frame = table.toFrame();
    assert.deepEqual(frame.columns, [
      'record',
      'class',
      'neighbours',
      'AUC',
      'low',
      'high',
      'flagged by a',
      'flagged by b',
      'flagged by any',
      'precision (any of them)',
      'recall (any of them)',
      'member of target 0',
      'attacks that flag it',
      'score, a',
      'score, b',
    ]);
    assert.deepEqual(frame.column('record').values, [4, 2]);
    assert.deepEqual(
      table.table().columns,
      frame.columns.filter(name => !/flagged by [ab]$/.test(name)),
    );
  });

  it('sorts by risk or by flags, the largest first', () => {
    const known = recordRisks(
      scoredRows(
        [
          [0, 1],
          [0, 2],
          [0, 1],
          [0, 2],
        ],
        truth,
        'loss',
        records,
      ),
    );
    assert.deepEqual(
      describeRecords([a, b], { risks: known, sortBy: 'risk' }).lines.map(({ position }) => position),
      [1, 0],
    );
    const often = scoredRows(
      [
        [0, 0],
        [0, 9],
        [0, 0],
        [0, 9],
      ],
      truth,
      'often',
      records,
    );
    assert.deepEqual(
      describeRecords([often], { sortBy: 'flags', fpr: 0 }).lines.map(({ position }) => position),
      [1, 0],
    );
  });

  it('shows the cells of the source, in its order and beside our columns', () => {
    const odd = new Records(oddDataset(known), [3, 0]);
    const [x, y] = [a, b].map(one => ({ ...one, records: odd }));
    const frame = describeRecords([x, y], { risks: recordRisks(x), sortBy: 'risk' }).cells();
    const ours = ['record', 'place', 'id', 'class', 'AUC', 'low', 'high', 'flagged by any'];
    assert.deepEqual(frame.columns, [
      ...ours,
      ...[
        'class (2)',
        'record (2)',
        'AUC (2)',
        '10',
        '9',
        '__proto__ (2)',
        'index (2)',
        'constructor (2)',
        'place (2)',
      ],
      '',
    ]);
    const [first, second] = (frame.values as unknown[][]).sort((p, q) => Number(q[0]) - Number(p[0]));
    assert.deepEqual(first.slice(0, 4), [3, 'line 5', 'd', 'constructor']);
    assert.deepEqual(first.slice(ours.length), [30, 31, null, 33, 34, 35, 36, 37, 38, 'toString']);
    assert.deepEqual(second.slice(ours.length), [0, 1, 2, 3, 4, 5, 6, 7, 8, null]);
    const unknown = describeRecords([{ ...a, records: undefined }]);
    assert.throws(() => unknown.cells(), /attacks on records that are known, got "attacks on losses alone"/);
  });

  it('tells attacks apart from its own columns, and refuses the name of all together', () => {
    const frame = describeRecords([{ ...a, name: 'any' }]).toFrame();
    assert.equal(frame.columns.filter(name => name.startsWith('flagged by any')).length, 2);
    assert.deepEqual(
      frame.column('flagged by any').values,
      describeRecords([a]).table().column('flagged by any').values,
    );
    assert.throws(() => describeRecords([{ ...a, name: 'any of them' }]), /attacks of other names/);
  });

  it('does without names of records, by position', () => {
    const [x, y] = [a, b].map(one => ({ ...one, records: undefined }));
    const table = describeRecords([x, y], { risks: recordRisks(x) });
    assert.deepEqual(table.toFrame().column('record').values, [0, 1]);
    assert.match(inspect(table), /2 records and 2 attacks \(a, b\)/);
    assert.deepEqual(table.warnings.slice(0, 2), ['of a', 'of b']);
    assert.match(table.warnings[2], /^No control on records that no target saw: /);
  });

  it('refuses what does not fit', () => {
    assert.throws(() => describeRecords([a], { target: 4 }), /target to be less than 4/);
    assert.throws(() => describeRecords([a, b], { of: 'c' }), /of to be any of them, a, b, got "c"/);
    assert.throws(() => describeRecords([a], { sortBy: 'risk' }), /risks to sort by/);
    assert.throws(() => describeRecords([a], { selection: selection.only([0, 2]) }), /the selection that was attacked/);
    const others = recordRisks({ ...a, records: new Records(dataset, [4, 3]) });
    assert.throws(() => describeRecords([a], { risks: others }), /risks of all of the records, got "none of record 2"/);
    const fewer = recordRisks(scoredRows([[1], [0]], [[1], [0]]));
    assert.throws(() => describeRecords([a], { risks: fewer }), /risks of the 2 attacked records/);
  });
});
