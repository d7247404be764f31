import assert from 'node:assert/strict';
import { classPlaces, intoPlaces } from '../../src/models/classPlaces';

describe('classPlaces', () => {
  it('brings numbers into our order', () => {
    const places = classPlaces(['b', 'c', 'a'], ['a', 'b', 'c'], 'labels');
    assert.deepEqual(places, [1, 2, 0]);
    const theirs = Float32Array.of(1, 2, 3, 4, 5, 6);
    assert.deepEqual(intoPlaces(theirs, places), Float32Array.of(3, 1, 2, 6, 4, 5));
    assert.equal(intoPlaces(theirs, [0, 1, 2]), theirs);
  });

  it('refuses names that are not ours, each once', () => {
    for (const names of [['a', 'a'], ['a'], ['a', 'x'], ['a', 'b', 'b']])
      assert.throws(() => classPlaces(names, ['a', 'b'], 'x.npy'), /each of the classes a, b once in x\.npy, got "a/);
  });
});
