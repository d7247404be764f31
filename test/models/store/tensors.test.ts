import assert from 'node:assert/strict';
import { decodeTensors, encodeTensors, type Tensors } from '../../../src/models/store/tensors';

const tensors = { a: { shape: [2], values: Float32Array.of(1.5, -2) }, b: { shape: [1, 1], values: Int32Array.of(7) } };
const owner = { model: '3', series: 'x' };

describe('tensors of the store', () => {
  it('come back to their owner, with the checksum of what is in them', () => {
    const { content, sha256 } = encodeTensors(tensors, owner);
    const whole = { tensors, sha256, metadata: { ...owner, sha256 } };
    assert.deepEqual(decodeTensors(content, owner), whole);
    assert.deepEqual(decodeTensors(content, { series: 'x' }), whole);
    const within = new Uint8Array(content.length + 3);
    within.set(content, 3);
    assert.deepEqual(decodeTensors(within.subarray(3), owner), whole, 'in the middle of a buffer');
  });

  it('have another checksum for other values, names and shapes', () => {
    const { a, b } = tensors;
    const all: Tensors[] = [
      tensors,
      { a },
      { c: a, b },
      { a: { ...a, shape: [2, 1] }, b },
      { a: { ...a, values: Float32Array.of(1.5, 2) }, b },
    ];
    assert.equal(new Set(all.map(one => encodeTensors(one, owner).sha256)).size, all.length);
  });

  it('are not given to another owner', () => {
    const { content } = encodeTensors(tensors, owner);
    for (const other of [
      { ...owner, model: '4' },
      { ...owner, records: 'r' },
    ])
      assert.throws(() => decodeTensors(content, other), /its content does not belong to this model/);
  });
});
