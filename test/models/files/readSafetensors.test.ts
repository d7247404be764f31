import assert from 'node:assert/strict';
import { readSafetensors } from '../../../src/models/files/readSafetensors';
import { asHeld, content, held } from './held';

describe('readSafetensors', () => {
  it('reads what the package for Python wrote, of each dtype', () => {
    const tensors = readSafetensors(content('tensors.safetensors'), 't');
    assert.deepEqual([...tensors.keys()].sort(), ['bf16', 'bool', 'f16', 'f32', 'f64', 'i32', 'i64', 'u8']);
    for (const [name, { shape, values, source }] of tensors) {
      assert.deepEqual(
        [shape, asHeld(values), source],
        [held.arrays[name].shape, asHeld(held.arrays[name].values), `t, ${name}`],
      );
    }
  });

  it('refuses files that are cut off', () => {
    assert.throws(() => readSafetensors(content('tensors.safetensors').subarray(0, -1), 't'), {
      name: 'DataFileError',
      message: /Could not read t: not a whole safetensors file: \w+ is cut off/,
    });
  });
});
