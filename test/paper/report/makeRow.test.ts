import assert from 'node:assert/strict';
import { makeRow } from '../../../src/paper/report/makeRow';
import { notes, notesOf } from '../../../src/paper/report/notes';
import { skippedRows } from '../../../src/paper/report/skippedRows';

describe('makeRow', () => {
  const base = { exhibit: 'T3', setting: 'adult', steps: 9, ...notes('Reduced.') };

  it('puts fields into words, its own notes before those of the base', () => {
    assert.deepEqual(makeRow(base, { measure: 'recall', attack: 'direct', ours: 0.5, notes: ['Few.', 'Odd.'] }), {
      exhibit: 'T3',
      setting: 'adult',
      steps: 9,
      measure: 'recall',
      attack: 'direct',
      metric: 'direct recall',
      paper: null,
      ours: 0.5,
      notes: ['Few.', 'Odd.', 'Reduced.'],
      note: 'Few. Odd. Reduced.',
    });
  });

  it('has no field for notes without any', () => {
    const row = makeRow({ exhibit: 'mine', setting: 'toy' }, { measure: 'peak', paper: 1, ours: 2, notes: [] });
    assert.deepEqual(row, { exhibit: 'mine', setting: 'toy', measure: 'peak', metric: 'peak', paper: 1, ours: 2 });
  });
});

describe('notes', () => {
  it('leave out what there is nothing to say of', () => {
    assert.deepEqual(notes(undefined, 'A.', '', 'B.'), { notes: ['A.', 'B.'], note: 'A. B.' });
    assert.deepEqual(notes(undefined), {});
  });
  it('are one text where a row, such as one of an earlier version, has no list', () => {
    assert.deepEqual(notesOf({ note: 'A. B.' }), ['A. B.']);
    assert.deepEqual(notesOf({ note: 'A. B.', notes: ['A.', 'B.'] }), ['A.', 'B.']);
    assert.deepEqual(notesOf({}), []);
  });
});

describe('skippedRows', () => {
  it('have the reason, and no number of ours', () => {
    const printed = makeRow({ exhibit: 'T6', setting: 'adult' }, { measure: 'test accuracy', paper: 0.85, ours: 1 });
    const [row] = skippedRows([printed], 'no data');
    assert.deepEqual([row.paper, row.ours, row.skipped, row.note], [0.85, null, 'no data', 'Skipped: no data']);
  });
});
