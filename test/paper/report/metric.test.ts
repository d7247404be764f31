import assert from 'node:assert/strict';
import { metricOf, pooledMetric } from '../../../src/paper/report/metric';

describe('metricOf', () => {
  const cases: [Parameters<typeof metricOf>[0], string][] = [
    [{ exhibit: 'T1', attack: 'direct', records: 'selected', measure: 'precision' }, 'precision'],
    [{ exhibit: 'T3', measure: 'enhancing queries' }, 'enhancing queries'],
    [{ exhibit: 'T3-all', attack: 'indirect, halves, rank', measure: 'tp' }, 'indirect, halves, rank tp'],
    [
      { exhibit: 'T3-null', measure: 'non-members at or below', combination: 'kost', references: 'halves' },
      'non-members at or below, kost, halves',
    ],
    [{ exhibit: 'T6', measure: 'test accuracy' }, 'test accuracy'],
    [{ exhibit: 'T6', measure: 'test accuracy', statistic: 'standard deviation' }, 'test accuracy, standard deviation'],
    [{ exhibit: 'F1', measure: 'mean', trained: 'with it' }, 'mean, with it'],
    [{ exhibit: 'F12', measure: 'records labelled', label: '8' }, 'records labelled 8'],
    [
      { exhibit: 'calibration', measure: 'non-members at or below', tail: 'rank', records: 'distinct' },
      'non-members at or below, rank, records without a twin',
    ],
    [
      { exhibit: 'claims', measure: 'targets with a claim', way: 'cut-off', at: 0.01, tail: 'rank', records: 'all' },
      'targets with a claim, p at 0.01, rank, all records',
    ],
    [
      { exhibit: 'attacks', attack: 'RMIA offline', records: 'selected', measure: 'true-positive rate' },
      'RMIA offline, selected, true-positive rate',
    ],
    [
      { exhibit: 'attacks', attack: 'a', records: 'all', measure: 'true-positive rate', difference: true },
      'a, all records, true-positive rate behind the leader',
    ],
    [{ exhibit: 'records', measure: 'Jaccard index', attack: 'a', against: 'b' }, 'Jaccard index, a and b'],
    [{ exhibit: 'selection', rule: 'loss', count: 5, measure: 'recall' }, 'loss, 5 records: recall'],
    [
      { exhibit: 'selection', rule: 'loss', count: 5, measure: 'recall', difference: true },
      "loss, 5 records: difference in recall to the paper's rule",
    ],
    [
      { exhibit: 'selection', rule: 'loss', count: 5, measure: 'recall', models: 10 },
      'loss, 5 records: recall by 10 reference models',
    ],
    [
      { exhibit: 'selection', rule: 'loss', count: 5, measure: 'entropy', records: 'missed' },
      'loss, 5 records: entropy of records missed',
    ],
    [
      { exhibit: 'selection', count: 5, measure: 'entropy', records: 'rest' },
      '5 records: entropy of less exposed records',
    ],
    [{ exhibit: 'toString', measure: 'peak' }, 'peak'],
  ];
  for (const [fields, words] of cases) it(`says "${words}"`, () => assert.equal(metricOf(fields), words));

  it('says of all splits together that it is', () =>
    assert.equal(pooledMetric('recall'), 'recall, all splits together'));
});
