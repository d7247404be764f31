import assert from 'node:assert/strict';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { fromOnnx } from '../../../src/models/onnx/fromOnnx';

describe('fromOnnx', () => {
  const dataset = makeToy();

  it('says how onnxruntime-node is installed, where it is not there', () =>
    assert.rejects(fromOnnx('model.onnx', { dataset }), {
      name: 'RangeError',
      message:
        'Expected the package onnxruntime-node, which gmia does not bring, got "none". ' +
        'Install it: npm install onnxruntime-node --ignore-scripts',
    }));

  const refused: Record<string, [files: unknown, options: object, message: RegExp]> = {
    'no file': [[], {}, /a file, or a list of files/],
    'no data set': ['m.onnx', { dataset: undefined }, /dataset to be a data set/],
    'another split': ['m.onnx', { split: splitForAttack(makeToy(), { pool: 20 }) }, /a split of toy/],
    'too few members': ['m.onnx', { members: [1] }, /members for 1 models × \d+ records, got "1 values"/],
    'labels that are no classes': ['m.onnx', { labels: ['x', 'y'] }, /each of the classes .* once in labels/],
  };
  for (const [name, [files, options, message]] of Object.entries(refused))
    it(`refuses ${name}`, () => assert.rejects(fromOnnx(files as string, { dataset, ...options }), message));
});
