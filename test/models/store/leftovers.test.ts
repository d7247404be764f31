import assert from 'node:assert/strict';
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultStore } from '../../../src/models/store/inventory';
import { removeLeftovers } from '../../../src/models/store/leftovers';
import { temporaryStore } from '../temporaryStore';
import { namesIn } from './storeEnsemble';

describe('leftovers of killed processes', () => {
  temporaryStore();

  it('are removed, once nobody can be writing them any more', () => {
    const [old, recent] = [new Date(Date.now() - 61 * 60e3), new Date(Date.now() - 59 * 60e3)];
    for (const group of ['some', 'others']) {
      mkdirSync(join(process.env.GMIA_STORE!, group));
      for (const [name, date] of [
        ['a.tmp', old],
        ['b.tmp', recent],
        ['c.safetensors', old],
        ['d.tmp.json', old],
      ] as const) {
        const path = join(process.env.GMIA_STORE!, group, name);
        writeFileSync(path, '');
        utimesSync(path, date, date);
      }
    }
    removeLeftovers(defaultStore(), 'some');
    assert.deepEqual(namesIn('some'), ['b.tmp', 'c.safetensors', 'd.tmp.json']);
    assert.equal(namesIn('others').length, 4, 'in that group alone');
  });
});
