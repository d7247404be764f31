import assert from 'node:assert/strict';
import type { Row } from '../../src/paper/report/row';

/**
 * Every number of ours lies in an interval or band of its own, but for how many models a run has and how many questions
 * it asks: these are set, not found; and bounds, which are ends of intervals themselves.
 */
export function assertIntervals(rows: Row[]): void {
  const set = ['models', 'references', 'questions to the service', 'ε at least', 'µ at least'];
  for (const row of rows.filter(({ ours, measure }) => ours !== null && !set.includes(measure!))) {
    const { ours, low, high } = row;
    const what = JSON.stringify(row);
    assert.ok(Number.isFinite(low) && Number.isFinite(high), `without an interval: ${what}`);
    assert.ok(low! <= ours! && ours! <= high!, what);
  }
}
