import assert from 'node:assert/strict';
import { isOutdated } from '../../src/train/trainerVersion';

describe('isOutdated', () => {
  it('tells models of another version of gmia, but not those of trainers of users', () => {
    const now = { trainer: 'fused', trainerVersion: 2 };
    assert.deepEqual(
      [now, { ...now, trainerVersion: 1 }, { trainerVersion: 1 }, {}, { trainer: 'test: own', trainerVersion: 1 }].map(
        isOutdated,
      ),
      [false, true, true, true, false],
    );
  });
});
