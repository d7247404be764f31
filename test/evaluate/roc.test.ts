import assert from 'node:assert/strict';
import { roc } from '../../src/evaluate/roc';
import { readFixture } from '../readFixture';

interface RocCase {
  score: number[];
  truth: number[];
  width: number;
  fpr: number[];
  tpr: number[];
  threshold: number[];
}

const scored = (score: number[], truth: number[] | undefined, width = 1) => ({
  score: { values: Float64Array.from(score), width },
  truth: truth && Uint8Array.from(truth),
});
const plain = ({ fpr, tpr, threshold }: ReturnType<typeof roc>) => [[...fpr], [...tpr], [...threshold]];

describe('roc', () => {
  readFixture<RocCase[]>('evaluate', 'roc').forEach(({ score, truth, width, fpr, tpr, threshold }, i) =>
    it(`is the curve of scikit-learn, ties included: case ${i}`, () => {
      const curve = roc(scored(score, truth, width));
      assert.deepEqual([...curve.threshold], [Infinity, ...threshold]);
      for (const [got, want] of [
        [curve.fpr, fpr],
        [curve.tpr, tpr],
      ] as const) {
        assert.equal(got.length, want.length);
        want.forEach((value, at) => assert.ok(Math.abs(got[at] - value) < 1e-14, `${at}: ${got[at]}, wanted ${value}`));
      }
    }),
  );

  it('guesses equal scores together, infinite ones too, and 0 as −0', () => {
    assert.deepEqual(plain(roc(scored([Infinity, Infinity, 0, -0, -Infinity], [1, 0, 1, 0, 1]))), [
      [0, 1 / 2, 1, 1],
      [0, 1 / 3, 2 / 3, 1],
      [Infinity, Infinity, 0, -Infinity],
    ]);
  });

  it('has no rate of a kind that is missing', () => {
    assert.deepEqual(plain(roc(scored([1, 2], [1, 1]))), [
      [NaN, NaN, NaN],
      [0, 1 / 2, 1],
      [Infinity, 2, 1],
    ]);
    assert.deepEqual(plain(roc(scored([], []))), [[NaN], [NaN], [Infinity]]);
  });

  it('needs numbers and the truth', () => {
    assert.throws(() => roc(scored([0, 1, NaN, 2], [1, 0, 1, 0], 2)), {
      name: 'RangeError',
      message: /the score of target 1, record 0 to be a number, got NaN/,
    });
    assert.throws(() => roc(scored([0.1], undefined)), /who was a member, got "none"/);
    assert.throws(() => roc(scored([0.1], [1, 0])), /2 answers for 1 scores/);
  });

  it('takes two million scores in seconds', function () {
    this.timeout(30_000);
    const values = Float64Array.from({ length: 2_000_000 }, (_, i) => Math.sin(i * i));
    const truth = new Uint8Array(values.length);
    truth.fill(1, 0, 1_000_000);
    const before = process.cpuUsage();
    const { fpr } = roc({ score: { values, width: 20_000 }, truth });
    const seconds = process.cpuUsage(before).user / 1e6;
    assert.ok(fpr.length > 1_000_000 && seconds < 3, `${seconds} s of a processor`);
  });
});
