import assert from 'node:assert/strict';
import type { Row } from '../../src/paper/report/row';
import { movedRows } from './movedRows';

const rows: Row[] = [0.1, 0.05].map(delta => ({
  exhibit: 'T1',
  setting: 'cancer',
  metric: 'recall',
  cutoff: 0.01,
  delta,
  paper: 0.032,
  ours: 0.1 + delta,
}));
const moved = (...changed: Partial<Row>[]) =>
  movedRows(
    rows,
    rows.map((row, i) => ({ ...row, ...changed[i] })),
  );

describe('movedRows', () => {
  it('finds a last digit, and names the row with old and new', () => {
    assert.deepEqual(moved(), []);
    assert.deepEqual(moved({}, { ours: 0.15000000000000005 }), [
      'T1, cancer, recall, p ≤ 0.01: ours 0.15000000000000002 → 0.15000000000000005',
    ]);
    assert.deepEqual(moved({ ours: null, n: 0 }), ['T1, cancer, recall, p ≤ 0.01: ours 0.2 → null, n undefined → 0']);
  });

  it('lets a δ move a little, and no further', () => {
    assert.deepEqual(moved({ delta: 0.1000003 }), []);
    assert.deepEqual(moved({ delta: 0.101 }), ['T1, cancer, recall, p ≤ 0.01: delta 0.1 → 0.101']);
  });

  it('finds rows that only one has', () => {
    assert.deepEqual(movedRows(rows, rows.slice(1)).at(-1), 'T1, cancer, recall, p ≤ 0.01: gone');
    assert.deepEqual(movedRows(rows.slice(1), rows).at(-1), 'T1, cancer, recall, p ≤ 0.01: new, 0.15');
  });
});
