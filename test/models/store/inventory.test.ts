import assert from 'node:assert/strict';
import { mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { list } from '../../../src/models/store/api';
import { inventory, removeEnsemble } from '../../../src/models/store/inventory';
import { temporaryStore } from '../temporaryStore';
import { namesIn, storeEnsemble } from './storeEnsemble';

describe('inventory of the store', () => {
  temporaryStore();
  const at = (...path: string[]) => join(process.env.GMIA_STORE!, ...path);

  it('has every series with its settings, models and size, the last used first', () => {
    const old = storeEnsemble({ seed: 1 }, { name: 'adult', models: 2, hours: 3 });
    const recent = storeEnsemble({ seed: 2 }, { models: 1, hours: 2 });
    writeFileSync(at(old, '0.abc.safetensors'), 'logits'); // are no model
    writeFileSync(at(old, '2.safetensors.xyz.tmp'), 'half a model');
    const hours = (n: number) => Date.now() - n * 3600e3;
    storeEnsemble({ seed: 1 }, { name: 'adult', models: 0, hours: 3 }); // sets the date again
    const found = inventory();
    assert.deepEqual(
      found.map(({ id, name, models, settings }) => [id, name, models, settings.seed]),
      [
        [recent, 'cancer', 1, 2],
        [old, 'adult', 2, 1],
      ],
    );
    found.forEach(({ used }, i) => assert.ok(Math.abs(used.getTime() - hours(i + 2)) < 60e3));
    assert.equal(
      found[1].bytes,
      namesIn(old).reduce((n, name) => n + statSync(at(old, name)).size, 0),
    );
  });

  it('is empty without a store', () => {
    process.env.GMIA_STORE = at('none');
    assert.deepEqual(inventory(), []);
  });

  it('has series whose settings cannot be read', () => {
    const id = storeEnsemble();
    for (const content of ['', '{"name": "adu', 'null', '7']) {
      writeFileSync(at(id, 'settings.json'), content);
      assert.deepEqual(
        inventory().map(({ id, name, settings, models }) => ({ id, name, settings, models })),
        [{ id, name: '', settings: {}, models: 1 }],
      );
    }
  });

  it('leaves other files and folders out, such as those of a home folder', () => {
    mkdirSync(at('Documents'));
    mkdirSync(at('0123456789'));
    mkdirSync(at('0123456789abcdefABCD'));
    writeFileSync(at('0123456789abcdef0123'), 'a file');
    symlinkSync(tmpdir(), at('0123456789abcdef0124'));
    const id = storeEnsemble();
    assert.deepEqual(
      inventory().map(one => one.id),
      [id],
    );
  });

  it('loses a series that is removed, and only that', () => {
    const [one, other] = [storeEnsemble({ seed: 1 }), storeEnsemble({ seed: 2 })];
    const [series] = inventory().filter(({ id }) => id === one);
    removeEnsemble(series);
    removeEnsemble(series); // another process was faster
    assert.deepEqual(namesIn(), [other]);
  });

  it('is a table in a notebook', () => {
    const id = storeEnsemble({ kind: 'target' }, { models: 3 });
    writeFileSync(at(id, '0.safetensors'), Buffer.alloc(2_000_000));
    assert.deepEqual(
      list().map(({ used, ...rest }) => rest),
      [{ series: id, data: 'cancer', kind: 'target', models: 3, size: '2.0 MB' }],
    );
    assert.match(list()[0].used, /^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    writeFileSync(at(id, 'settings.json'), '');
    assert.deepEqual([list()[0].data, list()[0].kind], ['', null]);
  });
});
