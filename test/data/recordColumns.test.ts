import assert from 'node:assert/strict';
import { attackLosses } from '../../src/attack/attackDirectly';
import { type AttackResult, ScoreResult } from '../../src/attack/result';
import { recordColumns } from '../../src/data/recordColumns';
import { recordNumbers } from '../../src/data/recordNumbers';
import { Records } from '../../src/data/records';
import { describeRecords } from '../../src/evaluate/describeRecords';
import { discoveries } from '../../src/evaluate/discoveries';
import { evaluate } from '../../src/evaluate/evaluation';
import { recordRisks } from '../../src/evaluate/recordRisks';
import { Selection } from '../../src/select/selection';
import { known, oddDataset } from './oddDataset';

describe('the columns that say which records a table is about', () => {
  it('are index and class', () => {
    const records = new Records(oddDataset(), [3, 2, 1]);
    assert.deepEqual(recordColumns(records, [2, 0]), { record: [1, 3], class: ['constructor', 'constructor'] });
    assert.deepEqual(recordNumbers(records, []), { record: [] });
  });
  it('are also place and id where these are known', () => {
    const records = new Records(oddDataset(known), [3, 2, 1]);
    assert.deepEqual(Object.entries(recordColumns(records, [2, 1])), [
      ['record', [1, 2]],
      ['place', ['line 3', 'line 4']],
      ['id', ['b', 'c']],
      ['class', ['constructor', '__proto__']],
    ]);
  });
  it('are in every table about records', () => {
    const dataset = oddDataset(known);
    const [records, considered] = [new Records(dataset, [3, 1]), new Records(dataset, [0, 1, 2, 3])];
    const losses = (...values: number[]) => ({ values: Float64Array.from(values), width: 2 });
    const result = new ScoreResult({
      ...attackLosses({ reference: losses(1, 2, 2, 1), target: losses(1, 0, 0, 1), truth: [1, 0, 0, 1] }),
      records,
    }) as AttackResult;
    const chosen = { by: 'hand', positions: Int32Array.of(3, 1) };
    const selection = new Selection(considered, new Int32Array(4), { training: 2, adversary: 2 }, 1, 1, chosen);
    const described = describeRecords([result]);
    for (const frame of [
      result.table(),
      result.toFrame(),
      discoveries(result).toFrame(),
      evaluate(result).toFrame(),
      recordRisks(result).toFrame(),
      selection.toFrame(),
      described.table(),
      described.toFrame(),
      described.cells(),
    ]) {
      assert.deepEqual(frame.columns.slice(0, 3), ['record', 'place', 'id']);
      const rows = (frame.values as unknown[][]).map(row => JSON.stringify(row.slice(0, 3)));
      assert.deepEqual([...new Set(rows)].sort(), ['[1,"line 3","b"]', '[3,"line 5","d"]']);
    }
  });
  it('are positions of records unknown', () => assert.deepEqual(recordColumns(undefined, [2, 0]), { record: [2, 0] }));
});
