import assert from 'node:assert/strict';
import { makeToy } from '../../src/data/load/makeToy';
import { splitForAttack } from '../../src/data/splitForAttack';
import { logLosses } from '../../src/models/losses';
import { lossesOf } from '../../src/models/lossesOf';
import { trainReferences } from '../../src/train/trainReferences';

describe('lossesOf', () => {
  it('has the log losses of each model on each record, and computes them once', async () => {
    const split = splitForAttack(makeToy({ seed: 2 }), { pool: 20, adversary: 60, seed: 2 });
    const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 20 } as const;
    const references = await trainReferences(split, { ...architecture, layers: [] }, { models: 3, store: false });
    const losses = lossesOf(references, split.pool);
    assert.deepEqual(losses, logLosses(references.logits(split.pool), split.pool.labels()));
    assert.equal(lossesOf(references, split.pool).values, losses.values);
    assert.notEqual(lossesOf(references, split.adversary).values, losses.values);
  });
});
