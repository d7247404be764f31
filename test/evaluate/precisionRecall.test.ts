import assert from 'node:assert/strict';
import { precisionRecall } from '../../src/evaluate/precisionRecall';
import { readFixture } from '../readFixture';

interface Case {
  p: number[];
  truth: number[];
  width: number;
  cutoff: number[];
  precision: number[];
  recall: number[];
}

const judged = (p: number[], truth: number[] | undefined, width = 1) => ({
  p: { values: Float64Array.from(p), width },
  truth: truth && Uint8Array.from(truth),
});

describe('precisionRecall', () => {
  readFixture<Case[]>('evaluate', 'curves').forEach(({ p, truth, width, ...wanted }, i) =>
    it(`is the curve of scikit-learn, ties included: case ${i}`, () => {
      const curve = precisionRecall(judged(p, truth, width));
      // scikit-learn stops where recall is full; here every p-value is a cut-off.
      for (const key of ['cutoff', 'precision', 'recall'] as const)
        wanted[key].forEach((value, at) =>
          assert.ok(Math.abs(curve[key][at] - value) < 1e-12, `${key} ${at}: ${curve[key][at]}, wanted ${value}`),
        );
      assert.deepEqual(
        [...curve.cutoff],
        [...new Set(p)].sort((a, b) => a - b),
      );
      assert.ok(curve.recall.slice(wanted.recall.length).every(value => value === 1));
    }),
  );

  it('is raw: one point for each p-value that occurs', () => {
    const { cutoff, precision, recall } = precisionRecall(judged([0.5, 0.1, 0.5, 0, 1], [1, 0, 0, 1, 0]));
    assert.deepEqual(
      [[...cutoff], [...precision], [...recall]],
      [
        [0, 0.1, 0.5, 1],
        [1, 1 / 2, 2 / 4, 2 / 5],
        [0.5, 0.5, 1, 1],
      ],
    );
  });

  it('is empty when nothing was attacked', () => {
    const nothing = new Float64Array(0);
    assert.deepEqual(precisionRecall(judged([], [])), { cutoff: nothing, precision: nothing, recall: nothing });
  });

  it('has no recall without members', () => {
    const { precision, recall } = precisionRecall(judged([0.2, 0.1], [0, 0]));
    assert.deepEqual(
      [[...precision], [...recall]],
      [
        [0, 0],
        [NaN, NaN],
      ],
    );
  });

  it('needs the truth', () => {
    assert.throws(
      () => precisionRecall(judged([0.1], undefined)),
      /a result that knows who was a member, got "none"\. Give attackLosses the truth/,
    );
    assert.throws(() => precisionRecall(judged([0.1], [1, 0])), /got "2 answers for 1 p-values"/);
  });
});
