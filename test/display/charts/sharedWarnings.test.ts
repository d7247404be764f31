import assert from 'node:assert/strict';
import { sharedWarnings } from '../../../src/display/charts/sharedWarnings';

describe('sharedWarnings', () => {
  it('says each warning once, with names unless all have it', () => {
    const results = [
      { name: 'a', warnings: ['of all', 'of a and c'] },
      { name: 'b', warnings: ['of all', 'of b'] },
      { name: 'c', warnings: ['of a and c', 'of all'] },
    ];
    assert.deepEqual(sharedWarnings(results), ['of all', 'a, c: of a and c', 'b: of b']);
  });

  it('needs no names for one result, and no warnings', () => {
    assert.deepEqual(sharedWarnings([{ name: 'a', warnings: ['x'] }]), ['x']);
    assert.deepEqual([sharedWarnings([]), sharedWarnings([{ name: 'a', warnings: [] }])], [[], []]);
  });
});
