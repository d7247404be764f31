import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checkpoints } from '../../../src/models/store/checkpoints';
import { explain } from '../../../src/models/store/explain';
import { defaultStore } from '../../../src/models/store/inventory';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { temporaryStore } from '../temporaryStore';
import { storeEnsemble } from './storeEnsemble';

describe('explain', () => {
  temporaryStore();
  const settings = { kind: 'reference', seed: 1, architecture: { steps: 10, layers: [{ type: 'dense', units: 3 }] } };
  const here = () => ({
    store: new Checkpoints(defaultStore(), { trainer: 'fused', trainerVersion: 2, ...settings }, 'cancer'),
  });

  it('names every field in which the nearest stored series differs', () => {
    const series = storeEnsemble(
      { ...settings, seed: 2, architecture: { steps: 10, layers: [{ type: 'dense', units: 4 }] } },
      { models: 5 },
    );
    assert.deepEqual(explain(here()), [
      { series, models: 5, field: 'architecture.layers[0].units', there: 4, here: 3 },
      { series, models: 5, field: 'seed', there: 2, here: 1 },
    ]);
  });

  it('takes series of the same kind on the same data before others, then those with fewer differences', () => {
    const far = storeEnsemble({ ...settings, seed: 9, architecture: { ...settings.architecture, steps: 20 } });
    const otherKind = storeEnsemble({ ...settings, kind: 'target' });
    const otherData = storeEnsemble({ ...settings, data: 'abc' }, { name: 'adult' });
    const near = storeEnsemble({ ...settings, seed: 3 });
    const order = [...new Set(explain(here(), 10).map(({ series }) => series))];
    assert.deepEqual(order.slice(0, 2), [near, far]);
    assert.deepEqual(order.slice(2).sort(), [otherKind, otherData].sort());
    assert.deepEqual(explain(here(), 1), [{ series: near, models: 1, field: 'seed', there: 3, here: 1 }]);
    assert.equal(new Set(explain(here()).map(({ series }) => series)).size, 3, 'three by default');
  });

  it('looks into the store that the series is in', () => {
    storeEnsemble({ ...settings, seed: 2 });
    const store = memoryStore();
    const near = new Checkpoints(store, { trainer: 'fused', trainerVersion: 2, ...settings, seed: 4 });
    near.save(0, {});
    assert.deepEqual(explain({ store: new Checkpoints(store, { trainer: 'fused', trainerVersion: 2, ...settings }) }), [
      { series: near.id, models: 1, field: 'seed', there: 4, here: 1 },
    ]);
  });

  it('has nothing to say without another series that has models', () => {
    assert.deepEqual(explain(here()), []);
    storeEnsemble(settings, { models: 3 }); // the very one
    storeEnsemble({ ...settings, seed: 2 }, { models: 0 });
    assert.deepEqual(explain(here()), []);
  });

  it('says of a series whose settings cannot be read that all differ', () => {
    const id = storeEnsemble({ ...settings, seed: 2 });
    const damaged = [
      'no JSON',
      '',
      'null',
      '[]',
      '5',
      '{"settings":null}',
      '{"settings":[1]}',
      '{"settings":"x"}',
      '{}',
    ];
    for (const text of [...damaged, '{"name":5,"settings":{}}']) {
      writeFileSync(join(process.env.GMIA_STORE!, id, 'settings.json'), text);
      assert.deepEqual(
        explain(here()).map(({ field, there }) => [field, there]),
        [
          ['trainer', undefined],
          ['trainerVersion', undefined],
          ['kind', undefined],
          ['seed', undefined],
          ['architecture', undefined],
        ],
        text,
      );
    }
  });

  it('refuses an ensemble without a store', () =>
    assert.throws(() => explain({}), {
      name: 'RangeError',
      message: 'Expected an ensemble that is kept in the store, got "one trained with store: false".',
    }));
});
