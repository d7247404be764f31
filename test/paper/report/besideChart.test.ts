import assert from 'node:assert/strict';
import { besideChart } from '../../../src/paper/report/besideChart';
import type { Row } from '../../../src/paper/report/row';

const row = (fields: Partial<Row>): Row => ({
  exhibit: 'T1',
  setting: 'adult',
  metric: 'precision',
  measure: 'precision',
  cutoff: 0.01,
  paper: 0.7,
  ours: 0.6,
  ...fields,
});
const traces = (rows: Row[], cutoff?: string) =>
  Object.fromEntries(besideChart(rows, { cutoff }).figure.data.map(one => [one.name, one])) as Record<
    string,
    { x: (number | null)[]; y: string[] }
  >;

describe('besideChart', () => {
  it('has ours, its interval and the paper’s, of all shares that the paper prints', () => {
    const {
      ours,
      paper,
      '95 % interval': interval,
    } = traces([
      row({ low: 0.5, high: 0.75 }),
      row({ metric: 'recall', measure: 'recall', paper: 0.1, ours: null }),
      row({ metric: 'recall', measure: 'recall', paper: null, cutoff: 0.05 }),
      row({ metric: 'tp', measure: 'tp', paper: 20, ours: 15 }),
    ]);
    assert.deepEqual([ours.x, ours.y], [[0.6], ['precision, p ≤ 0.01']]);
    assert.deepEqual(paper.x, [0.7, 0.1]);
    assert.deepEqual(interval.x, [0.5, 0.75, null]);
  });

  it('names lines by what they differ in', () => {
    const { paper } = traces(
      [row({ lambda: 1e-4 }), row({ lambda: 1e-3 }), row({ setting: 'cancer', lambda: 1e-3 })],
      'confidence ≥',
    );
    assert.deepEqual(paper.y, [
      'adult, λ 0.0001, precision, confidence ≥ 0.01',
      'adult, λ 0.001, precision, confidence ≥ 0.01',
      'cancer, λ 0.001, precision, confidence ≥ 0.01',
    ]);
  });

  it('says of the earlier attack that its cut-offs are confidences', () => {
    assert.deepEqual(traces([row({ attack: 'earlier' })]).ours.y, ['precision, confidence ≥ 0.01']);
  });

  it('draws what the paper prints where a setting was skipped, and refuses rows without any such number', () => {
    assert.deepEqual(traces([row({ ours: null })]).paper.x, [0.7]);
    assert.throws(() => besideChart([row({ paper: null })]), RangeError);
    assert.throws(() => besideChart([]), RangeError);
  });
});
