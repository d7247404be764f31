import assert from 'node:assert/strict';
import { onnxInput } from '../../../src/models/onnx/onnxInput';
import type { OnnxValue } from '../../../src/models/onnx/runtime';
import { tinyImages } from '../tinyImages';
import { fourFeatures } from './fourFeatures';

const input = (shape?: OnnxValue['shape'], type = 'float32'): OnnxValue => ({ name: 'x', isTensor: true, type, shape });
const shapeOf = (shape: OnnxValue['shape'], dataset = fourFeatures(2)) => onnxInput([input(shape)], dataset).shape;

describe('onnxInput', () => {
  it('reads off how records are taken', () => {
    assert.deepEqual(onnxInput([input(['n', 4], 'float64')], fourFeatures(2)), {
      name: 'x',
      type: 'float64',
      shape: [4],
      batch: undefined,
    });
    assert.equal(onnxInput([input([8, 4])], fourFeatures(2)).batch, 8);
  });

  it('fills in one size that is open, and all of an image', () => {
    assert.deepEqual(shapeOf(['n', 'features']), [4]);
    assert.deepEqual(shapeOf(['', 2, '']), [2, 2]);
    assert.deepEqual(shapeOf([]), [4]);
    const images = tinyImages();
    assert.deepEqual(shapeOf(['n', 'h', 'w', 'c'], images), images.image);
  });

  it('refuses what does not fit', () => {
    const widths: OnnxValue['shape'][] = [['n', 5], ['n'], ['n', 3, 'm'], ['n', 'a', 'b'], [4]];
    for (const shape of widths)
      assert.throws(
        () => shapeOf(shape),
        /Expected a model that takes records of 4 features, as four features has, got/,
      );
    assert.throws(() => onnxInput([input(['n', 4], 'int64')], fourFeatures(2)), /float32 or float64, got "int64"/);
    assert.throws(() => onnxInput([], fourFeatures(2)), /one input/);
    const colours = { ...fourFeatures(2), image: [1, 2, 2] as [number, number, number] };
    assert.throws(() => shapeOf(['n', 2, 1, 2], colours), /Export the model with channels last/);
  });
});
