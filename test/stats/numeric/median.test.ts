import assert from 'node:assert/strict';
import { medianOfSorted } from '../../../src/stats/numeric/median';

describe('medianOfSorted', () => {
  it('is the middle one, or between the two in the middle', () =>
    assert.deepEqual([[3], [1, 2], [1, 2, 9], [-5, 1, 2, 9]].map(medianOfSorted), [3, 1.5, 2, 1.5]));
  it('is NaN of none', () => assert.ok(Number.isNaN(medianOfSorted([]))));
});
