import assert from 'node:assert/strict';
import { memberConfidence } from '../../../src/attack/shadow/classifier';
import { softmax } from '../../../src/models/softmax';
import { readFixture } from '../../readFixture';

const close = (a: number, b: number, tolerance: number) => assert.ok(Math.abs(a - b) <= tolerance, `${a}, wanted ${b}`);

describe('memberConfidence', () => {
  const classifiers = readFixture<number[][][]>('attack/shadow', 'classifiers');
  const cases = readFixture<{ probabilities: number[][]; confidence: number[] }[]>('attack/shadow', 'confidences');

  it("is NumPy's forward pass of a trained classifier", () => {
    assert.equal(classifiers.length, 2);
    classifiers.forEach((weights, label) => {
      const confidence = memberConfidence(weights.map(values => Float32Array.from(values)));
      const { probabilities, confidence: wanted } = cases[label];
      probabilities.forEach((row, i) => close(confidence(Float32Array.from(row)), wanted[i], 1e-12));
      assert.ok(Math.max(...wanted) - Math.min(...wanted) > 0.1, 'it does depend on the probabilities');
    });
  });

  it('is 1 or 0, not NaN, where the logits are far apart', () => {
    const one = (sign: number) =>
      memberConfidence([[0, 0], [1], [-1000 * sign, 1000 * sign], [0, 0]].map(values => Float32Array.from(values)));
    assert.deepEqual(
      [one(1), one(-1)].map(confidence => confidence(Float32Array.of(0.5, 0.5))),
      [1, 0],
    );
  });
});

describe('softmax', () => {
  const { logits, probabilities } = readFixture<{ logits: number[][]; probabilities: number[][] }>(
    'attack/shadow',
    'softmax',
  );

  it("is NumPy's, and sums to 1, however large the logits", () => {
    const flat = Float32Array.from(logits.flat());
    const found = new Float64Array(flat.length + 1);
    logits.forEach((_, i) => softmax(flat, 4 * i, 4, found, 4 * i + 1));
    probabilities.flat().forEach((wanted, i) => close(found[i + 1], wanted, 1e-15 + 1e-12 * wanted));
    logits.forEach((_, i) =>
      close(
        found.subarray(4 * i + 1, 4 * i + 5).reduce((a, b) => a + b),
        1,
        1e-15,
      ),
    );
    assert.equal(found[0], 0);
  });
});
