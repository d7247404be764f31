import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackLosses } from '../../src/attack/attackDirectly';
import { ScoreResult } from '../../src/attack/result';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { Selection } from '../../src/select/selection';

const toy = makeToy({ records: 30 });
const selection = new Selection(
  new Records(toy, [29, 4, 7]),
  Int32Array.of(0, 9, 2),
  { training: 1, adversary: 10 },
  0.1,
  0.5,
);

/** 4 targets × 2 records, p-values out of order. */
const result = new ScoreResult({
  name: 'direct',
  method: 'rank',
  references: 3,
  selection,
  warnings: ['mind the gap'],
  p: { values: Float64Array.of(0.5, 0.75, 0.25, 1, 1, 0.25, 0.125, 0.5), width: 2 },
  loss: { values: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8), width: 2 },
  truth: Uint8Array.of(1, 0, 0, 1, 1, 0, 0, 1),
});
const nameOf = (index: number) => toy.classes[toy.labels[index]];

describe('AttackResult', () => {
  it('has a table with a row for each record: neighbours, smallest and median p-value', () => {
    const table = result.table();
    assert.deepEqual(table.columns, ['record', 'class', 'neighbours', 'smallest p', 'median p']);
    assert.deepEqual(table.values, [
      [29, nameOf(29), 0, 0.125, 0.375],
      [7, nameOf(7), 2, 0.25, 0.625],
    ]);
  });

  it('sorts p-values as numbers, and takes the middle one of an odd count', () => {
    const p = Float64Array.of(1e-7, 0.5, 0.2);
    const table = new ScoreResult({
      ...result,
      selection: undefined,
      records: undefined,
      truth: undefined,
      p: { values: p, width: 1 },
      loss: { values: p, width: 1 },
    }).table();
    assert.deepEqual(table.columns, ['record', 'smallest p', 'median p']);
    assert.deepEqual(table.values, [[0, 1e-7, 0.2]]);
    assert.deepEqual([...p], [1e-7, 0.5, 0.2]);
  });

  it('becomes a frame with a row for each record and target', () => {
    const frame = result.toFrame();
    assert.deepEqual(frame.columns, ['record', 'class', 'target', 'loss', 'p', 'member']);
    assert.deepEqual(frame.shape, [8, 6]);
    assert.deepEqual(frame.values[3], [7, nameOf(7), 1, 4, 1, 1]);
    assert.deepEqual(frame.values[6], [29, nameOf(29), 3, 7, 0.125, 0]);
  });

  it('leaves out what it does not know', () => {
    const losses = { values: Float64Array.of(1, 2, 3, 4, 5, 6), width: 3 };
    const bare = attackLosses({ reference: losses, target: losses });
    assert.deepEqual(bare.toFrame().columns, ['record', 'target', 'loss', 'p']);
    assert.deepEqual(bare.toFrame().shape, [6, 4]);
    assert.deepEqual(bare.table().columns, ['record', 'smallest p', 'median p']);
    assert.deepEqual(bare.table().shape, [3, 3]);
  });

  it('makes empty frames of an attack on no records', () => {
    const none = attackLosses({
      reference: { values: new Float64Array(0), width: 0 },
      target: { values: new Float64Array(0), width: 0 },
    });
    assert.deepEqual(
      [none.table().shape, none.toFrame().shape],
      [
        [0, 3],
        [0, 4],
      ],
    );
    assert.match(inspect(none), /on 0 records of 0 targets/);
  });

  it('takes another name, and nothing else changes', () => {
    const other = result.named('Cancer');
    assert.ok(other instanceof ScoreResult);
    assert.deepEqual({ ...other }, { ...result, name: 'Cancer' });
    assert.equal(result.name, 'direct');
  });

  it('scores by −p, so that a larger score speaks for a member, and keeps the layout', () => {
    const { score } = result;
    assert.deepEqual(score, { values: Float64Array.of(-0.5, -0.75, -0.25, -1, -1, -0.25, -0.125, -0.5), width: 2 });
    assert.equal(result.score, score);
    assert.deepEqual(result.named('other').score, score);
    const bits = { values: Float32Array.of(0.25, 1), width: 1 };
    const none = { truth: undefined, selection: undefined, records: undefined };
    const other = new ScoreResult({ ...result, ...none, p: bits, loss: bits });
    assert.deepEqual(other.score, { values: Float64Array.of(-0.25, -1), width: 1 });
  });

  it('refuses fields of another kind or size, by name', () => {
    const refuses = (fields: object, message: RegExp) =>
      assert.throws(() => new ScoreResult({ ...result, ...fields } as never), {
        name: 'RangeError',
        message,
      });
    assert.throws(() => new ScoreResult(null as never), /fields to be the fields of a result, got null/);
    refuses({ name: NaN }, /name to be a text, got NaN/);
    refuses({ warnings: NaN }, /warnings to be an array, got NaN/);
    refuses({ p: { ...result.p, width: 1e9 } }, /score to be a matrix of whole rows/);
    refuses({ p: undefined, score: undefined }, /p or score of direct, got "neither"/);
    refuses({ truth: Uint8Array.of(1) }, /the truth of each score of direct, got "1 for 8"/);
    refuses({ loss: { values: Float64Array.of(1), width: 1 } }, /loss of each score of direct, got "1 for 8"/);
    refuses({ records: new Records(toy, [3]) }, /2 records of direct/);
  });

  it('knows its records, by the selection or as such, and the part about one record is about that one', () => {
    assert.equal(result.records, selection.records);
    const records = new Records(toy, [3, 5]);
    const direct = new ScoreResult({ ...result, selection: undefined, records });
    assert.equal(direct.records, records);
    assert.deepEqual(direct.table().columns, ['record', 'class', 'smallest p', 'median p']);
    assert.deepEqual(direct.table().column('record').values, [3, 5]);
    const one = direct.record(1);
    assert.deepEqual([...one.records!.indices], [5]);
    assert.deepEqual(one.score.values, Float64Array.of(-0.75, -1, -0.25, -0.5));
    assert.deepEqual(one.truth, Uint8Array.of(0, 1, 0, 1));
  });

  it('prints as one line', () =>
    assert.equal(inspect(result), 'AttackResult: direct attack (rank, 3 references) on 2 records of 4 targets'));
});
