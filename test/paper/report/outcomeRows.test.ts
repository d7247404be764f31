import assert from 'node:assert/strict';
import { ScoreResult } from '../../../src/attack/result';
import { outcomeRows } from '../../../src/paper/report/outcomeRows';
import { type TailMethod, tails } from '../../../src/stats/tail/tails';

describe('outcomeRows', () => {
  const two = { values: Float64Array.of(0.0005, 0.5), width: 1 };
  const result = (beyondRanks: string | null | undefined) =>
    new ScoreResult({
      name: 'direct',
      method: 'some',
      beyondRanks,
      references: 100,
      p: two,
      loss: two,
      truth: Uint8Array.of(1, 0),
      warnings: [],
    });
  const notes = (method: TailMethod | undefined, cutoff: number, note?: string) =>
    outcomeRows(
      { exhibit: 'T1', setting: 'cancer', ...(note && { note }) },
      result(method && tails[method].beyondRanks),
      cutoff,
      {},
    ).map(row => row.note);

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
    assert.deepEqual(notes('pchip', 0.01), Array(5).fill(undefined));
    assert.deepEqual(notes(undefined, 0.001), Array(5).fill(undefined));
  });
});
