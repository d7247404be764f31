import assert from 'node:assert/strict';
import { paperBesideOurs } from '../../../src/paper/report/paperBesideOurs';
import type { Row } from '../../../src/paper/report/row';

const row = (fields: Partial<Row>): Row => ({
  exhibit: 'T4',
  setting: 'mnist',
  metric: 'recall',
  paper: null,
  ours: 0,
  ...fields,
});

describe('paperBesideOurs', () => {
  it('has a line for each training of one setting, and says how long it was', () => {
    const { columns, values } = paperBesideOurs([
      row({ steps: 10, delta: 0.2, ours: 0.1 }),
      row({ steps: 100, delta: 0.2, ours: 0.5 }),
    ]);
    assert.deepEqual(columns, ['setting', 'steps', 'δ', 'recall']);
    assert.deepEqual(values, [
      ['mnist', 10, 0.2, '0.1'],
      ['mnist', 100, 0.2, '0.5'],
    ]);
  });

  it('leaves the steps out where a setting has one training', () => {
    const { columns } = paperBesideOurs([row({ steps: 10 }), row({ steps: 20, setting: 'adult' })]);
    assert.deepEqual(columns, ['setting', 'recall']);
  });

  it('says what cut-offs are: p-values, confidences of the earlier attack, or both', () => {
    const [direct, earlier] = [row({ cutoff: 0.01, attack: 'direct' }), row({ cutoff: 0.5, attack: 'earlier' })];
    const second = (rows: Row[]) => paperBesideOurs(rows).columns[1];
    assert.deepEqual([[direct], [earlier], [direct, earlier]].map(second), ['p ≤', 'confidence ≥', 'cut-off']);
  });

  it('has the interval of ours, of a share and of a count, and the paper beside them', () => {
    const { columns, values } = paperBesideOurs([
      row({ ours: 0.73881234, low: 0.70412, high: 0.7711, paper: 0.7388 }),
      row({ metric: 'selected', ours: 13, low: 7.0133, high: 22.0912, paper: 52 }),
      row({ metric: 'fp', ours: null }),
    ]);
    assert.deepEqual(columns, ['setting', 'recall', 'recall, paper', 'selected', 'selected, paper', 'fp']);
    assert.deepEqual(values, [['mnist', '0.7388 [0.704, 0.771]', '0.7388', '13 [7, 22]', '52', '–']]);
  });
});
