import assert from 'node:assert/strict';
import { contentVersion, versionedName } from '../../../src/models/store/contentVersion';

describe('contentVersion', () => {
  const version = (now: string) => contentVersion('dense', { version: 2, settled: '290a6143fe248be9', now });

  it('is the one that was settled for the content, and one of its own for any other', () => {
    assert.equal(version('290a6143fe248be9'), 2);
    const others = ['290a6143fe258be9', 'ffffffffffffffff'].map(version);
    assert.deepEqual(others, [0x290a6143fe25, 0xffffffffffff]);
    assert.ok(others.every(Number.isSafeInteger));
  });

  it('names what is kept by another version otherwise', () => {
    assert.equal(versionedName('answers', 'a', 1), 'a');
    assert.equal(versionedName('answers', 'a', 2), 'a, answers 2');
    assert.equal(versionedName('selections', 'a', 0x290a6143fe25), 'a, selections 45124558257701');
  });
});
