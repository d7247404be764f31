import assert from 'node:assert/strict';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgressState, setProgress } from '../../src/core/progress';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';
import { computeLogits } from '../models/computeLogits';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 5,
  steps: 7,
};

// The fixture was written by gmia 0.1.0, by the calls below, with one trainer each.
describe('a store of version 0.1.0', () => {
  temporaryStore();
  const split = new AttackSplit({
    dataset: makeToy({ records: 40 }),
    pool: [0, 2, 4, 6],
    adversary: [11, 12, 15, 19, 30],
    seed: 3,
  });
  const calls = {
    '420ff95fc4d19baccaa2': () => trainReferences(split, architecture, { models: 2 }),
    '9c2a67d0b8216fc5b030': () => trainTargets(split, architecture, { splits: 1, trainer: 'stacked' }),
    '1999d75f6e089259f670': () =>
      trainReferences(split, { ...architecture, l2: 0.01 }, { models: 2, seed: 5, trainer: 'processes' }),
  };
  let states: ProgressState[];
  beforeEach(() => {
    cpSync(join(__dirname, 'fixtures', 'store-0.1.0'), process.env.GMIA_STORE!, { recursive: true });
    states = [];
    setProgress(state => states.push(state));
  });
  afterEach(() => setProgress(() => {}));

  it('serves: every series is found under its name, and nothing is trained', async () => {
    for (const [id, call] of Object.entries(calls)) {
      const { store, models, warnings } = await call();
      assert.equal(store!.folder, join(process.env.GMIA_STORE!, id));
      assert.equal(models.length, 2);
      assert.deepEqual(
        warnings.filter(one => !one.startsWith('A batch of 5 is larger than the 2 records')),
        [],
      );
    }
    assert.deepEqual(states, []);
    assert.deepEqual(readdirSync(process.env.GMIA_STORE!).sort(), Object.keys(calls).sort());
  });

  it('gives the logits that it has, and works numbers out anew where selections have changed since', async () => {
    const references = await calls['420ff95fc4d19baccaa2']();
    const { values } = references.logits(split.pool);
    const weights = references.models.map(model => model.weights);
    // The last bits are those of the processor that computed them.
    computeLogits(architecture, weights, split.pool).values.forEach((value, i) => {
      assert.ok(Math.abs(value - values[i]) < 1e-6, `${value}, kept ${values[i]}`);
    });
    const number = references.remember(split.pool, 'a number', () => Int32Array.of(0));
    assert.deepEqual(number, Int32Array.of(0), 'not 42, which version 1 of the selections has kept');
    assert.equal(readdirSync(references.store!.folder).length, 7, 'nothing else was added');
  });

  it('has the very models that are trained today', async () => {
    const old = await calls['420ff95fc4d19baccaa2']();
    const today = await trainReferences(split, architecture, { models: 2, store: false });
    assert.deepEqual(today.models, old.models);
  });
});
