import assert from 'node:assert/strict';
import { float16ToFloat32 } from 'npyjs';
import { fromBfloat16, fromFloat16 } from '../../../src/models/store/halfFloats';

const all = Uint16Array.from({ length: 65_536 }, (_, bits) => bits);

describe('fromFloat16', () => {
  it('gives each of the 65,536 numbers that npyjs gives', () =>
    assert.deepEqual([...fromFloat16(all)], Array.from(all, float16ToFloat32)));
});

describe('fromBfloat16', () => {
  it('gives the number of float32 with these upper bits, for each', () => {
    const view = new DataView(new ArrayBuffer(4));
    const expanded = Float32Array.from(all, bits => {
      view.setUint16(0, bits);
      return view.getFloat32(0);
    });
    assert.deepEqual([...fromBfloat16(all)], [...expanded]); // whatever bits a NaN has;
  });
});
