import assert from 'node:assert/strict';
import { agrees, contradicts, judged, printedTrials } from '../../../../src/paper/beyond/open/verdicts';
import type { Row, Verdict } from '../../../../src/paper/report/row';
import { countValue } from '../../../../src/paper/report/rowValue';

const base: Row = {
  exhibit: 'open-selection',
  setting: 'adult',
  metric: '',
  measure: 'selected',
  paper: 13,
  ours: null,
};
const counted = (choice: string, hits: number): Row => ({
  ...base,
  question: choice === 'all' ? 'our defaults' : 'training steps',
  choice,
  paperTrials: 20_000,
  ...countValue(hits, 20_000),
});

describe('verdicts on choices', () => {
  it('say of our defaults whether they agree, and of other choices what they change', () => {
    const verdicts = (...hits: number[]): (Verdict | undefined)[] =>
      judged(hits.map((n, i) => counted(i === 0 ? 'all' : `${i}`, n))).map(({ verdict }) => verdict);
    assert.deepEqual(verdicts(66, 15, 40, 60, 120), ['disagrees', 'brings it back', 'closer', 'no', 'no']);
    assert.deepEqual(verdicts(12, 15, 66), ['agrees', 'agrees too', 'loses it']);
    assert.deepEqual(verdicts(66, 0), ['disagrees', 'closer'], 'from the other side');
  });

  it('say nothing where there is no number of ours, or none of the paper', () => {
    const none = { ...counted('half', 1), ours: null };
    const [, verdict] = judged([counted('all', 66), none]).map(row => row.verdict);
    assert.equal(verdict, 'cannot be told');
    assert.equal(judged([{ ...none, question: 'our defaults' }])[0].verdict, 'cannot be told');
    assert.equal(judged([{ ...counted('all', 3), paper: null }])[0].verdict, undefined);
    assert.deepEqual([none, { ...none, verdict: 'closer' } as Row].map(contradicts), [false, true]);
  });

  it('allow for the luck of the paper where its trials are known', () => {
    // 0 of 50 members against 1 of 50: the paper's 0 lies outside our interval, which does not reach down to it.
    const recall = { ...base, measure: 'recall', paper: 0, ours: 0.02, low: 0.0005, high: 0.106, n: 50 };
    assert.equal(agrees({ ...recall, paperTrials: 50 }), true);
    assert.equal(agrees({ ...recall, ours: 0.3, low: 0.18, high: 0.45, paperTrials: 50 }), false);
    // Without them its number has to lie in our interval, but for the rounding of accuracies.
    const accuracy = { ...base, measure: 'test accuracy', paper: 0.85, ours: 0.842, low: 0.837, high: 0.846, n: 100 };
    assert.equal(agrees(accuracy), true);
    assert.equal(agrees({ ...accuracy, high: 0.844 }), false);
  });

  it('compare a count as a share: 47 queries of 50 with 20 of 20', () => {
    const queries = { ...base, measure: 'enhancing queries', paper: 47, paperTrials: 50 };
    assert.equal(agrees({ ...queries, ...countValue(20, 20) }), true);
    assert.equal(agrees({ ...queries, ...countValue(12, 20) }), false);
  });

  it('know the trials of a printed recall, and the guesses of a printed precision', () => {
    assert.deepEqual(printedTrials({ precision: 0.7391, recall: 0.0523 }, 650), { recall: 650, precision: 46 });
    assert.deepEqual(printedTrials({ precision: null, recall: 0 }, 50), { recall: 50, precision: undefined });
  });
});
