import assert from 'node:assert/strict';
import { AttackResult } from '../../../src/attack/result';
import { outcomeRows } from '../../../src/paper/report/outcomeRows';

describe('outcomeRows', () => {
  const two = { values: Float64Array.of(0.0005, 0.5), width: 1 };
  const result = (method: string) =>
    new AttackResult({
      name: 'direct',
      method,
      references: 100,
      p: two,
      loss: two,
      truth: Uint8Array.of(1, 0),
      warnings: [],
    });
  const notes = (method: string, cutoff: number, note?: string) =>
    outcomeRows({ exhibit: 'T1', setting: 'cancer', ...(note && { note }) }, result(method), cutoff, {}).map(
      row => row.note,
    );

  it('note where a cut-off is out of reach, before what they are given', () => {
    for (const note of notes('pchip', 0.001))
      assert.match(note!, /^Out of reach of ranks \(1\/101\): rests on pchip's interpolation/);
    for (const note of notes('pchip', 0.001, 'Reduced.')) assert.match(note!, / of 0\. Reduced\.$/);
    assert.match(
      notes('rank', 0.0001)[0]!,
      /^No guess at this cut-off\. Out of reach: below 1\/101 no guess is possible\.$/,
    );
  });

  it('have no such note within reach, nor for confidences', () => {
    assert.deepEqual(notes('pchip', 0.01), Array(4).fill(undefined));
    assert.deepEqual(notes('attack classifiers', 0.001), Array(4).fill(undefined));
  });
});
