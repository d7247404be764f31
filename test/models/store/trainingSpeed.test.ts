import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Checkpoints } from '../../../src/models/store/checkpoints';
import { defaultStore } from '../../../src/models/store/inventory';
import { memoryStore } from '../../../src/models/store/memoryStore';
import type { Settings } from '../../../src/models/store/settings';
import { trainingSpeed } from '../../../src/models/store/trainingSpeed';
import { temporaryStore } from '../temporaryStore';

describe('trainingSpeed', () => {
  temporaryStore();
  const network = { layers: [{ type: 'dense', units: 3 }], rate: 0.1 };
  const settings = (steps: number, more: Settings = {}): Settings => ({
    kind: 'reference',
    seed: 1,
    trainer: 'dense',
    data: 'abc',
    architecture: { ...network, steps },
    ...more,
  });
  const train = (of: Settings, models: number, seconds: number) =>
    new Checkpoints(defaultStore(), of, 'toy').open().log(models, seconds);

  it('is what a step took, over all trainings of the network on the data', () => {
    train(settings(100), 10, 20); // 0.02 s a step
    train(settings(50, { kind: 'target', seed: 2 }), 20, 50); // 0.05 s a step
    const speed = trainingSpeed();
    assert.equal(speed(settings(200)), (200 * 70) / 2000);
    assert.equal(speed(settings(200, { seed: 7, sampling: 'subset' })), 7);
    assert.equal(speed({ ...settings(200), architecture: { ...network, steps: 200, l2: 0.1 } }), 7);
  });

  it('is not known of other networks, data or trainers, nor without a log', () => {
    train(settings(100), 10, 20);
    const speed = trainingSpeed();
    const others: Settings[] = [
      { data: 'abd' },
      { trainer: 'layers' },
      { architecture: { ...network, steps: 100, rate: 0.2 } },
      { architecture: { train: ['python', 'train.py'] } },
    ];
    for (const other of others) assert.equal(speed(settings(100, other)), undefined);
    assert.equal(trainingSpeed(memoryStore())(settings(100)), undefined);
  });

  it('counts a model as one where its spec has no steps', () => {
    const own = settings(1, { architecture: { train: ['python', 'train.py'] } });
    train(own, 4, 8);
    assert.equal(trainingSpeed()(own), 2);
  });

  it('leaves out what was removed from the store', () => {
    const removed = new Checkpoints(defaultStore(), settings(100), 'toy').open();
    removed.log(10, 20);
    rmSync(join(process.env.GMIA_STORE!, removed.id), { recursive: true });
    assert.equal(trainingSpeed()(settings(100)), undefined);
  });
});
