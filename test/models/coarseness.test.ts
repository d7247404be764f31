import assert from 'node:assert/strict';
import { type Coarseness, coarsenessText, isCoarser } from '../../src/models/coarseness';

describe('coarseness', () => {
  const ordered: (Coarseness | undefined)[] = [
    undefined,
    { decimals: 3 },
    { decimals: 1 },
    { top: 3 },
    { top: 1 },
    { label: true },
  ];

  it('goes from full answers by rounding and the likeliest classes to labels', () => {
    for (const [i, a] of ordered.entries())
      for (const [j, b] of ordered.entries()) assert.equal(isCoarser(a, b), i > j, JSON.stringify([a, b]));
  });

  it('has words', () =>
    assert.deepEqual(
      ordered.slice(1).map(one => coarsenessText(one!)),
      ['3 decimals', '1 decimal', 'top 3', 'top 1', 'labels only'],
    ));
});
