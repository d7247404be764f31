import assert from 'node:assert/strict';
import type { Architecture, Layer } from '../../src/models/architecture';
import type { Weights } from '../../src/models/train';
import { fasterTrainer, trainModels, type TrainerName } from '../../src/models/trainers';
import { randomFor, type SeedPath } from '../../src/stats/random';
import { assertClose } from './trained';

const random = randomFor(1, 'trainers');
const data = {
  features: Float32Array.from({ length: 120 * 9 }, () => random.uniform()),
  labels: Int32Array.from({ length: 120 }, () => random.integer(2)), classes: 2, shape: [9],
};
const jobs = Array.from({ length: 3 }, (_, i) =>
  ({ sample: Int32Array.from({ length: 47 }, () => random.integer(120)), seedPath: [9, 'trainers', i] as SeedPath }));
const some = { optimiser: 'adam', rate: 1e-3, batch: 10, steps: 200 } as const;
const tanh: Layer = { type: 'dense', units: 6, activation: 'tanh' };

async function train(trainer: TrainerName, architecture: Architecture): Promise<Weights[]> {
  const models: Weights[] = [];
  let steps = 0;
  await trainModels(trainer, architecture, data, jobs, { onModel: (at, weights) => { models[at] = weights; }, onSteps: n => { steps += n; } });
  assert.equal(steps, jobs.length * architecture.steps, 'every step is reported');
  return models;
}

describe('trainers', () => {
  it('give the same models from the same seeds', async () => {
    for (const layers of [[], [tanh]])
      assertClose(await train('fused', { ...some, layers }), await train('stacked', { ...some, layers }), 1e-4);
  });

  it('are chosen by what they can: fused for dense networks, processes for convolutional ones, stacked for dropout', () => {
    assert.equal(fasterTrainer({ ...some, layers: [tanh] }), 'fused');
    assert.equal(fasterTrainer({ ...some, layers: [{ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' }] }), 'processes');
    assert.equal(fasterTrainer({ ...some, layers: [tanh, { type: 'dropout', rate: 0.5 }] }), 'stacked');
  });
});
