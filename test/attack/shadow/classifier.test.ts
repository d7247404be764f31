import assert from 'node:assert/strict';
import { memberConfidences } from '../../../src/attack/shadow/classifier';
import { softmax } from '../../../src/models/softmax';
import { readFixture } from '../../readFixture';

const close = (a: number, b: number, tolerance: number) => assert.ok(Math.abs(a - b) <= tolerance, `${a}, wanted ${b}`);

describe('memberConfidences', () => {
  const classifiers = readFixture<number[][][]>('attack/shadow', 'classifiers');
  const cases = readFixture<{ probabilities: number[][]; confidence: number[] }[]>('attack/shadow', 'confidences');

  const typed = (weights: number[][]) => weights.map(values => Float32Array.from(values));

  it("is NumPy's forward pass of a trained classifier, for any number of vectors and any place of them", () => {
    assert.equal(classifiers.length, 2);
    classifiers.forEach((weights, label) => {
      const judge = memberConfidences(typed(weights));
      const { probabilities, confidence: wanted } = cases[label];
      const [{ length: width }] = probabilities;
      const apart = width + 3;
      const vectors = new Float32Array(1 + apart * probabilities.length);
      probabilities.forEach((row, i) => vectors.set(row, 1 + i * apart));
      for (let length = 0; length <= probabilities.length; length++) {
        const found = new Float64Array(length);
        judge(vectors, { first: 1, apart }, found);
        found.forEach((one, i) => close(one, wanted[i], 1e-12));
      }
      assert.ok(probabilities.length > 4);
      assert.ok(Math.max(...wanted) - Math.min(...wanted) > 0.1, 'it does depend on the probabilities');
    });
  });

  it('is 1 or 0, not NaN, where the logits are far apart', () => {
    const found = new Float64Array(1);
    const one = (sign: number) => {
      const judge = memberConfidences(typed([[0, 0], [1], [-1000 * sign, 1000 * sign], [0, 0]]));
      judge(Float32Array.of(0.5, 0.5), { first: 0, apart: 2 }, found);
      return found[0];
    };
    assert.deepEqual([one(1), one(-1)], [1, 0]);
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
