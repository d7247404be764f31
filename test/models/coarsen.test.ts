import assert from 'node:assert/strict';
import { attackDirectly } from '../../src/attack/attackDirectly';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { splitForAttack } from '../../src/data/splitForAttack';
import { coarsen } from '../../src/models/coarsen';
import type { Coarseness } from '../../src/models/coarseness';
import { recordedModels } from '../../src/models/recorded';
import { trainReferences } from '../../src/train/trainReferences';

const toy = makeToy({ records: 20 });
const records = new Records(toy, [0, 1]);
const values = Float64Array.of(0.128, 0.872, 0.5, 0.5);
const models = recordedModels({ kind: 'probabilities', values, models: 1, records: 2, classes: 2 }, records);

describe('coarsen', () => {
  it('leaves labels, the likeliest classes, or rounded probabilities, and what follows from those', () => {
    const label = coarsen(models, { label: true });
    assert.deepEqual([label.gives, ...label.about(records, 'label').values], ['label', 1, 0]);
    const top = coarsen(models, { top: 1 });
    assert.deepEqual([...top.about(records, 'top').values], [NaN, 0.872, 0.5, NaN]);
    assert.deepEqual([...top.about(records, 'label').values], [1, 0]);
    const rounded = coarsen(models, { decimals: 2 });
    assert.deepEqual([...rounded.about(records, 'probabilities').values], [0.13, 0.87, 0.5, 0.5]);
    const losses = [0, 1].map(r => -Math.log([0.13, 0.87, 0.5, 0.5][2 * r + toy.labels[r]]));
    assert.deepEqual([...rounded.about(records, 'losses').values], losses);
  });

  it('keeps from an attack what it needs, which says so', () => {
    const label = coarsen(models, { label: true });
    assert.throws(
      () => label.about(records, 'losses'),
      /models that give losses, got "label by recorded models, labels only"/,
    );
    assert.throws(
      () => attackDirectly(models, label, records),
      /models that give losses for direct, got "label by recorded models, labels only"/,
    );
    assert.throws(
      () => coarsen(label, { decimals: 2 }),
      /models that give probabilities for coarsen to 2 decimals, got "label/,
    );
  });

  it('asks models of our own anew, and coarsens what they say', async () => {
    const split = splitForAttack(makeToy({ seed: 2 }), { pool: 20, adversary: 60, seed: 2 });
    const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 } as const;
    const references = await trainReferences(split, { ...architecture, layers: [] }, { models: 3, store: false });
    const rounded = coarsen(references, { decimals: 1 });
    assert.deepEqual([rounded.kind, rounded.split, rounded.size], ['reference', split, 3]);
    const asked = await rounded.ask(split.pool.features());
    assert.deepEqual(asked.values, rounded.about(split.pool, 'probabilities').values);
    assert.ok(asked.values.every(value => Math.abs(value * 10 - Math.round(value * 10)) < 1e-9));
    assert.ok(!('ask' in coarsen(models, { label: true })));
  });

  it('refuses another coarseness', () => {
    assert.throws(() => coarsen(models, {} as Coarseness), /\{ label: true \}, \{ top: 3 \} or \{ decimals: 2 \}/);
    assert.throws(() => coarsen(models, { top: 0 }), /top to be a whole number of at least 1, got 0/);
    assert.throws(() => coarsen(models, { decimals: -1 }), /decimals to be a whole number of at least 0/);
    assert.throws(() => coarsen(models, { decimals: 400 }), /decimals to be at most 15, got 400/);
    assert.throws(() => coarsen(models, null as unknown as Coarseness), /\{ top: 3 \} or \{ decimals: 2 \}, got null/);
  });
});
