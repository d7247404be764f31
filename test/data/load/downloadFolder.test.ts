import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { downloadFolder } from '../../../src/data/load/downloadFolder';

describe('downloadFolder', () => {
  it('is data/ in a checkout, as it always was', () => {
    assert.equal(downloadFolder(), resolve(__dirname, '../../../data'));
  });
});
