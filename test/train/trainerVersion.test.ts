import assert from 'node:assert/strict';
import { isOutdated } from '../../src/train/trainerVersion';

describe('isOutdated', () => {
  it('tells models of another version of gmia, but not those of trainers of users', () => {
    const all = ['fused', 'processes', 'stacked', 'layersModel', 'wideAndDeep', 'test: own', undefined];
    const outdated = (trainerVersion: number) => all.map(trainer => isOutdated({ trainer, trainerVersion }));
    assert.deepEqual(outdated(2), [false, false, false, true, true, false, true]);
    assert.deepEqual(outdated(1), [true, true, true, false, false, false, true]);
    assert.equal(isOutdated({}), true);
  });
});
