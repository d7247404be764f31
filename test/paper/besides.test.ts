import assert from 'node:assert/strict';
import { paperBesideOurs } from '../../src/paper/besides';
import type { Row } from '../../src/paper/row';

const row = (fields: Partial<Row>): Row => ({ exhibit: 'T4', setting: 'mnist', metric: 'recall', paper: null, ours: 0, ...fields });

describe('paperBesideOurs', () => {
  it('has a line for each training of one setting, and says how long it was', () => {
    const { columns, values } = paperBesideOurs([row({ steps: 10, delta: 0.2, ours: 0.1 }), row({ steps: 100, delta: 0.2, ours: 0.5 })]);
    assert.deepEqual(columns, ['setting', 'steps', 'δ', 'recall']);
    assert.deepEqual(values, [['mnist', 10, 0.2, '0.1'], ['mnist', 100, 0.2, '0.5']]);
  });

  it('leaves the steps out where a setting has one training', () => {
    const { columns } = paperBesideOurs([row({ steps: 10 }), row({ steps: 20, setting: 'adult' })]);
    assert.deepEqual(columns, ['setting', 'recall']);
  });
});
