import assert from 'node:assert/strict';
import { kindOfNumbers, onnxOutput } from '../../../src/models/onnx/onnxOutput';

const numbers = (name: string, width: number) => ({ name, isTensor: true, type: 'float32', shape: ['n', width] });
const label = { name: 'label', isTensor: true, type: 'int64', shape: ['n'] };
const maps = { name: 'map', isTensor: false };

describe('onnxOutput', () => {
  it('finds the output that has the answers', () => {
    assert.deepEqual(onnxOutput([label, numbers('p', 3)], 3), { name: 'p', isLabel: false });
    assert.deepEqual(onnxOutput([numbers('hidden', 8), numbers('p', 3)], 3), { name: 'p', isLabel: false });
    assert.deepEqual(onnxOutput([label], 3), { name: 'label', isLabel: true });
    assert.deepEqual(onnxOutput([label, numbers('p', 3)], 3, 'label'), { name: 'label', isLabel: true });
    assert.deepEqual(onnxOutput([numbers('a', 3), numbers('b', 3)], 3, 'b'), { name: 'b', isLabel: false });
  });

  it('refuses lists of maps, what is not clear, and names of no output', () => {
    for (const wanted of [undefined, 'map'])
      assert.throws(
        () => onnxOutput([label, maps], 2, wanted),
        /got "a list of maps in map"\. Export.*'zipmap': False/,
      );
    assert.throws(
      () => onnxOutput([numbers('a', 3), numbers('b', 3)], 3),
      /one output .*, got "a, b"\. Say by `output`/,
    );
    assert.throws(() => onnxOutput([label], 3, 'p'), /an output out of label, got "p"/);
  });
});

describe('kindOfNumbers', () => {
  it('tells probabilities from logits', () => {
    assert.equal(kindOfNumbers([0.25, 0.75, 1, 0], 2), 'probabilities');
    assert.equal(kindOfNumbers([0.3, 0.9], 1), 'probabilities');
    assert.equal(kindOfNumbers([0.25, 0.75, 1.5, -0.5], 2), 'logits');
    assert.throws(() => kindOfNumbers([0.5, 0.2], 2), /a sum of 1, got 0\.7\. Say by `gives`/);
  });
});
