import assert from 'node:assert/strict';
import { readNpy } from '../../../src/models/files/readNpy';
import { asHeld, content, held } from './held';

describe('readNpy', () => {
  for (const [name, { shape, values }] of Object.entries(held.arrays))
    if (name !== 'bf16')
      it(`reads what NumPy holds: ${name}`, () => {
        const array = readNpy(content(`${name}.npy`), name);
        assert.deepEqual(array.shape, shape);
        assert.deepEqual(asHeld(array.values), asHeld(values));
      });

  it('keeps the precision of the file, and what is not a number as it is', () => {
    const types = { f16: Float32Array, big_f32: Float32Array, fortran_big_f64: Float64Array, bool: Uint8Array };
    for (const [name, type] of Object.entries(types))
      assert.ok(readNpy(content(`${name}.npy`), name).values instanceof type);
    assert.ok(readNpy(content('big_i64.npy'), '').values instanceof BigInt64Array);
    assert.ok(readNpy(content('ids_u64.npy'), '').values instanceof BigUint64Array);
  });

  it('reads the second version of the format, and arrays that lie anywhere in memory', () => {
    assert.deepEqual(asHeld(readNpy(content('version2.npy'), '').values), asHeld(held.arrays.f64.values));
    const odd = Buffer.concat([Buffer.alloc(3), content('f64.npy')]).subarray(3);
    assert.deepEqual(asHeld(readNpy(odd, '').values), asHeld(held.arrays.f64.values));
  });

  it('leaves the content as it was', () => {
    const file = content('big_f64.npy');
    const before = Buffer.from(file);
    readNpy(file, '');
    assert.deepEqual(file, before);
  });

  it('refuses a file that is cut off, wherever, or goes on', () => {
    for (const name of ['f32', 'big_f64', 'bool', 'ids_text']) {
      const whole = content(`${name}.npy`);
      for (let length = 0; length < whole.length; length++)
        assert.throws(() => readNpy(whole.subarray(0, length), 'it.npy'), {
          name: 'DataFileError',
          message: /whole NumPy array in it\.npy, got .*Save it again/,
        });
      assert.throws(() => readNpy(Buffer.concat([whole, Buffer.alloc(4)]), ''), /got \d+ bytes of values/);
    }
  });

  it('refuses other files, and says what to save in place of objects', () => {
    assert.throws(() => readNpy(content('long.csv'), 'it.npy'), /a whole NumPy array in it\.npy, got something else/);
    assert.throws(() => readNpy(content('objects.npy'), 'it.npy'), {
      name: 'DataFileError',
      message: /numbers, booleans or texts in it\.npy, got pickled objects\. Save np\.asarray\(values, dtype=float\)/,
    });
    assert.throws(() => readNpy(content('complex.npy'), ''), /got c16/);
    assert.throws(() => readNpy(content('records.npy'), ''), /got records/);
  });
});
