import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ScoreResult } from '../../src/attack/result';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';

const toy = makeToy({ records: 30 });
const nameOf = (index: number) => toy.classes[toy.labels[index]];

/** 4 targets × 2 records. */
const result = new ScoreResult({
  name: 'LiRA offline',
  method: 'pooled variance',
  references: 3,
  records: new Records(toy, [29, 7]),
  warnings: ['mind the gap'],
  score: { values: Float64Array.of(-2, 10, 3, -Infinity, 5, 9, -30, 8), width: 2 },
  truth: Uint8Array.of(1, 0, 0, 1, 1, 0, 0, 1),
});

describe('ScoreResult', () => {
  it('has a table with a row for each record: smallest, median and largest score, sorted as numbers', () => {
    const table = result.table();
    assert.deepEqual(table.columns, ['record', 'class', 'smallest score', 'median score', 'largest score']);
    assert.deepEqual(table.values, [
      [29, nameOf(29), -30, 0.5, 5],
      [7, nameOf(7), -Infinity, 8.5, 10],
    ]);
  });

  it('becomes a frame with a row for each record and target', () => {
    const frame = result.toFrame();
    assert.deepEqual(frame.columns, ['record', 'class', 'target', 'score', 'member']);
    assert.deepEqual(frame.shape, [8, 5]);
    assert.deepEqual(frame.values[6], [29, nameOf(29), 3, -30, 0]);
  });

  it('leaves out what it does not know, and makes empty frames of no records', () => {
    const bare = new ScoreResult({ ...result, records: undefined, truth: undefined });
    assert.deepEqual(bare.toFrame().columns, ['record', 'target', 'score']);
    assert.deepEqual(bare.table().column('record').values, [0, 1]);
    const score = { values: new Float64Array(0), width: 0 };
    const none = new ScoreResult({ ...result, records: new Records(toy, []), truth: undefined, score });
    assert.deepEqual(
      [none.table().shape, none.toFrame().shape],
      [
        [0, 5],
        [0, 4],
      ],
    );
  });

  it('takes another name, and nothing else changes', () => {
    const other = result.named('Cancer');
    assert.ok(other instanceof ScoreResult);
    assert.deepEqual({ ...other }, { ...result, name: 'Cancer' });
    assert.equal(result.name, 'LiRA offline');
  });

  it('prints as one line', () =>
    assert.equal(
      inspect(result),
      'ScoreResult: LiRA offline (pooled variance, 3 references) on 2 records of 4 targets',
    ));
});
