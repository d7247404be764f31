import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSafetensors, encodeSafetensors } from '../../../src/models/store/safetensors';

const tensors = {
  kernel: { shape: [2, 3], values: Float32Array.of(1.5, -0, Infinity, 1e-45, NaN, 3.4028234663852886e38) },
  sample: { shape: [3], values: Int32Array.of(7, -2147483648, 7) },
  empty: { shape: [0, 4], values: new Float32Array(0) },
};

describe('safetensors', () => {
  it('reads back what it wrote, bit by bit', () => {
    assert.deepEqual(decodeSafetensors(encodeSafetensors(tensors, { a: '1', note: 'δ' })), {
      tensors,
      metadata: { a: '1', note: 'δ' },
    });
    assert.deepEqual(decodeSafetensors(encodeSafetensors({}, {})), { tensors: {}, metadata: {} });
  });

  it('writes the part of an array that is given, not its whole buffer', () => {
    const values = Float32Array.of(1, 2, 3, 4).subarray(1, 3);
    assert.deepEqual(
      decodeSafetensors(encodeSafetensors({ part: { shape: [2], values } }, {})).tensors.part.values,
      Float32Array.of(2, 3),
    );
  });

  it('starts the values at a multiple of 8', () => {
    for (const name of ['a', 'ab', 'abc', 'abcd']) {
      const file = encodeSafetensors({ [name]: tensors.kernel }, {});
      assert.equal(Number(file.readBigUInt64LE()) % 8, 0);
    }
  });

  it('keeps float64 to the last bit', () => {
    const values = Float64Array.of(1 / 3, -0, 5e-324, Infinity);
    assert.deepEqual(decodeSafetensors(encodeSafetensors({ a: { shape: [4], values } }, {})).tensors.a, {
      shape: [4],
      values,
    });
  });

  it('reads a file that the safetensors package for Python wrote', () => {
    const { tensors: read, metadata } = decodeSafetensors(
      readFileSync(join(__dirname, '../fixtures', 'python.safetensors')),
    );
    assert.deepEqual(metadata, { 'written by': 'Python', note: 'δ' });
    assert.deepEqual(read.kernel, { shape: [2, 3], values: Float32Array.of(0, 1, 2, 3, 4, 5).map(value => value / 7) });
    assert.deepEqual(read.extremes.values, Float32Array.of(0, -0, Infinity, -Infinity, 1e-45, 3.4028234663852886e38));
    assert.deepEqual(read.sample, { shape: [4], values: Int32Array.of(5, -1, 2147483647, -2147483648) });
    assert.deepEqual(read.empty, { shape: [0, 4], values: new Float32Array(0) });
  });

  it('rejects files that are cut off, wherever, and other files', () => {
    const whole = encodeSafetensors({ kernel: tensors.kernel }, { a: '1' });
    for (let length = 0; length < whole.length; length++)
      assert.throws(() => decodeSafetensors(whole.subarray(0, length)), Error, `${length} of ${whole.length} bytes`);
    assert.throws(
      () => decodeSafetensors(Buffer.from('not a file of this kind')),
      /not a whole safetensors file: the header is cut off/,
    );
    assert.throws(() => decodeSafetensors(Buffer.alloc(0)), /not a whole safetensors file: 0 bytes/);
    assert.throws(() => decodeSafetensors(whole.subarray(0, whole.length - 1)), /kernel is cut off/);
  });

  it('rejects headers that break the rules of the format', () => {
    const file = (header: object | string, bytes: number) => {
      const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
      const length = Buffer.alloc(8);
      length.writeBigUInt64LE(BigInt(json.length));
      return Buffer.concat([length, json, Buffer.alloc(bytes)]);
    };
    const tensor = (from: number, to: number, more = {}) => ({
      dtype: 'F32',
      shape: [2],
      data_offsets: [from, to],
      ...more,
    });
    const refuses = (header: object | string, bytes: number, message: RegExp) =>
      assert.throws(() => decodeSafetensors(file(header, bytes)), message);
    assert.deepEqual(decodeSafetensors(file({ b: tensor(8, 16), a: tensor(0, 8) }, 16)).metadata, {});
    refuses({ a: tensor(0, 8), b: tensor(4, 12) }, 12, /b begins at byte 4, where the tensor before it ends at 8/);
    refuses({ a: tensor(0, 8), b: tensor(12, 20) }, 20, /b begins at byte 12, where the tensor before it ends at 8/);
    refuses({ a: tensor(0, 12) }, 12, /a has 12 bytes, its shape asks for 8/);
    refuses({ a: tensor(0, 8) }, 9, /1 bytes belong to no tensor/);
    refuses({ a: tensor(0, 8, { dtype: 'F8_E4M3' }) }, 8, /Invalid option[\s\S]*a\.dtype/);
    refuses({ a: tensor(0, 8, { shape: [-2] }) }, 8, /a\.shape/);
    refuses('{"a": ', 0, /the header is no JSON/);
  });
});
