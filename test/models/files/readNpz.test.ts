import assert from 'node:assert/strict';
import { readNpz } from '../../../src/models/files/readNpz';
import { asHeld, content, held } from './held';

describe('readNpz', () => {
  it('reads all arrays of an archive, compressed or not', () => {
    const compressed = readNpz(content('compressed.npz'), 'c.npz');
    assert.deepEqual(
      [...compressed.keys()].sort(),
      Object.keys(held.arrays)
        .filter(name => name !== 'bf16')
        .sort(),
    );
    for (const [name, array] of [...compressed, ...readNpz(content('stored.npz'), 'c.npz')]) {
      assert.equal(array.source, `c.npz, ${name}`);
      assert.deepEqual(asHeld(array.values), asHeld(held.arrays[name].values));
    }
  });

  it('refuses archives that are cut off, and other files', () => {
    for (const wrong of [content('compressed.npz').subarray(0, 900), content('f32.npy'), Buffer.alloc(0)])
      assert.throws(() => readNpz(wrong, 'c.npz'), {
        name: 'DataFileError',
        message: /whole NumPy archive in c\.npz, got an error: .*Save it by np\.savez/,
      });
  });
});
