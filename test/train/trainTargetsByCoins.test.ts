import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { attackByThreshold } from '../../src/attack/attackByThreshold';
import { attackByLira } from '../../src/attack/lira/attackByLira';
import { coins } from '../../src/data/coins';
import { makeToy } from '../../src/data/load/makeToy';
import { splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { coarsen } from '../../src/models/coarsen';
import { someModels } from '../../src/models/someModels';
import { explain } from '../../src/models/store/explain';
import { memoryStore } from '../../src/models/store/memoryStore';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';
import { assertClose } from '../models/trained';
import { plainCommand } from './command/plainCommand';

const split = splitForAttack(makeToy({ records: 120 }), { pool: 40 });
const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 30 };
const byCoins = { splits: 'coins', models: 5 } as const;

describe('trainTargets by coins', () => {
  it('trains each target on its part of the pool, by every trainer', async () => {
    const parts = coins(split, 5);
    const dense = await trainTargets(split, architecture, { ...byCoins, store: false, trainer: 'dense' });
    const layers = await trainTargets(split, architecture, { ...byCoins, store: false, trainer: 'layers' });
    const command = await trainTargets(split, plainCommand(), { ...byCoins, store: false });
    for (const targets of [dense, layers, command]) {
      assert.deepEqual(
        targets.models.map(({ sample }) => sample),
        parts,
      );
      assert.deepEqual(
        Array.from(targets.members(split.pool)),
        parts.flatMap(part => Array.from(split.pool.indices, index => Number(part.includes(index)))),
      );
      assert.equal(targets.logits(split.pool).models, 5);
    }
    assertClose(
      dense.models.map(({ weights }) => weights),
      layers.models.map(({ weights }) => weights),
      1e-4,
    );
  });

  it('trains 100 by default, and says so', async () => {
    const targets = await trainTargets(split, { ...architecture, steps: 1 }, { splits: 'coins', store: false });
    assert.equal(targets.size, 100);
    assert.match(inspect(targets), /about 20 records each/);
  });

  it('keeps them under keys of their own, and those of halvings as they were', async () => {
    const store = memoryStore();
    const halves = await trainTargets(split, architecture, { splits: 2, store });
    const targets = await trainTargets(split, architecture, { ...byCoins, store });
    assert.notEqual(halves.store!.id, targets.store!.id);
    const [{ field, there, here }] = explain(targets);
    assert.deepEqual([field, there, here], ['inclusion', undefined, 'coins']);
    const again = await trainTargets(split, architecture, { ...byCoins, models: 6, store });
    assert.deepEqual(again.models.slice(0, 5), targets.models);
    assert.ok(!('inclusion' in JSON.parse(JSON.stringify(halves.store!.settings))));
  });

  it('is known to all that see the models, and to results', async () => {
    const references = await trainReferences(split, architecture, { models: 4, store: false });
    const targets = await trainTargets(split, architecture, { ...byCoins, store: false });
    for (const models of [targets, targets.only([1]), someModels(targets, [1]), coarsen(targets, { decimals: 3 })])
      assert.equal(models.inclusion, 'coins');
    const result = attackByThreshold(references, targets, split.pool);
    assert.deepEqual(
      [result.inclusion, result.record(3).inclusion, result.named('x').inclusion],
      Array(3).fill('coins'),
    );
    const halves = await trainTargets(split, architecture, { splits: 3, store: false });
    assert.equal(attackByThreshold(references, halves, split.pool).inclusion, 'halvings');
    assert.equal(references.inclusion, undefined);
    const online = (models: typeof targets) => attackByLira(references, models, split.pool, { mode: 'online' });
    assert.equal(online(halves).usesTargets, true);
    assert.throws(() => online(targets.only([0, 1, 2, 3])), /each record in one training set of each pair of targets/);
  });

  it('takes the number of models with coins alone', async () => {
    const rejects = (options: object, message: RegExp) =>
      assert.rejects(trainTargets(split, architecture, options), { name: 'RangeError', message });
    await rejects({ models: 10 }, /models with splits: 'coins' alone, got 10/);
    await rejects({ splits: 5, models: 10 }, /models with splits: 'coins' alone/);
    await rejects({ splits: 'coin' }, /splits to be a whole number of at least 1, got "coin"/);
    await rejects({ splits: 'coins', models: 0 }, /models to be a whole number of at least 1/);
    await rejects({ splits: 'coins', models: 1e6 }, /models to be at most 100,000/);
  });
});
