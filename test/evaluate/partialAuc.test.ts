import assert from 'node:assert/strict';
import { auc } from '../../src/evaluate/auc';
import { partialAuc } from '../../src/evaluate/partialAuc';
import { readFixture } from '../readFixture';

interface Case {
  truth: number[];
  score: number[];
  fpr: number;
  value: number;
}

const scored = ({ truth, score }: Pick<Case, 'truth' | 'score'>) => ({
  score: { values: Float64Array.from(score), width: 1 },
  truth: Uint8Array.from(truth),
});
const near = (got: number | null, want: number) => assert.ok(Math.abs(got! - want) < 1e-12, `${got}, want ${want}`);

describe('partialAuc', () => {
  it('is scikit-learn’s, ties included', () => {
    for (const one of readFixture<Case[]>('evaluate', 'partial')) near(partialAuc(scored(one), one.fpr), one.value);
  });

  it('by hand: three of five members above the first non-member, and four above the second', () => {
    const truth = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
    const score = [0.1, 0.2, 0.3, 0.6, 0.7, 0.25, 0.65, 0.8, 0.9, 0.95];
    near(partialAuc(scored({ truth, score }), 0.2), 0.5 * (1 + (0.6 * 0.2 - 0.02) / 0.18)); // 0.777778
  });

  it('is the whole area at 1, a half where all scores are equal, and 1 where all members lie above', () => {
    const one = { truth: [1, 0, 1, 0, 1], score: [3, 2, 2, 1, 0] };
    near(partialAuc(scored(one), 1), auc(scored(one)).value!);
    for (const fpr of [0.001, 0.1, 1]) {
      near(partialAuc(scored({ truth: [1, 0, 1, 0], score: [1, 1, 1, 1] }), fpr), 0.5);
      near(partialAuc(scored({ truth: [1, 0, 1, 0], score: [2, 1, 2, 1] }), fpr), 1);
    }
  });

  it('knows nothing without both kinds, and refuses rates that are none', () => {
    assert.equal(partialAuc(scored({ truth: [1, 1], score: [1, 2] }), 0.1), null);
    assert.equal(partialAuc(scored({ truth: [0], score: [1] }), 0.1), null);
    for (const fpr of [0, 1.1, NaN])
      assert.throws(() => partialAuc(scored({ truth: [1, 0], score: [1, 2] }), fpr), {
        name: 'RangeError',
        message: /fpr/,
      });
  });
});
