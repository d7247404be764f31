import assert from 'node:assert/strict';
import { meanRecordAuc, recordAucs } from '../../src/evaluate/recordAucs';
import { readFixture } from '../readFixture';

interface Case {
  p: number[];
  truth: number[];
  width: number;
  separation: number;
}

/** A result of p-values: a small one speaks for a member. */
const judged = (p: number[], truth: number[] | undefined, width = 1) => ({
  score: { values: Float64Array.from(p, one => -one), width },
  truth: truth && Uint8Array.from(truth),
});

describe('recordAucs', () => {
  it('is the mean of the records’ areas under the ROC curve by scikit-learn', () => {
    for (const { p, truth, width, separation: wanted } of readFixture<Case[]>('evaluate', 'curves'))
      assert.ok(Math.abs(meanRecordAuc(judged(p, truth, width)) - wanted) < 1e-12);
  });

  it('is 1 when members always have the smaller p-value, 0 when never, half for a tie', () => {
    assert.equal(meanRecordAuc(judged([0.1, 0.5, 0.2, 0.6], [1, 0, 1, 0])), 1);
    assert.equal(meanRecordAuc(judged([0.1, 0.5, 0.2, 0.6], [0, 1, 0, 1])), 0);
    assert.equal(meanRecordAuc(judged([0.3, 0.3], [0, 1])), 0.5);
  });

  it('looks at each record by itself', () =>
    assert.equal(meanRecordAuc(judged([0.1, 0.8, 0.2, 0.9], [1, 1, 0, 0], 2)), 1));

  it('is that of each record, and NaN where a record has targets of one kind only', () => {
    const shares = recordAucs(judged([0.1, 0.1, 0.2, 0.2, 0.5, 0.1, 0.15, 0.4, 0.2], [1, 0, 1, 0, 1, 1, 1, 0, 0], 3));
    assert.deepEqual([...shares], [1, 0, 0.75]);
    assert.deepEqual([...recordAucs(judged([0.1, 0.5, 0.2, 0.6], [1, 1, 0, 1], 2))], [1, NaN]);
    assert.deepEqual([...recordAucs(judged([], [], 0))], []);
  });

  it('needs numbers', () =>
    assert.throws(
      () => recordAucs(judged([0.1, NaN], [1, 0])),
      /scores that are numbers, got "NaN for record 0 of target 1"/,
    ));

  it('needs the truth, and both kinds of target', () => {
    assert.throws(() => meanRecordAuc(judged([0.1], undefined)), /knows who was a member/);
    assert.throws(
      () => meanRecordAuc(judged([0.1, 0.2], [1, 1])),
      /a record with member and non-member targets, got "none"/,
    );
  });
});
