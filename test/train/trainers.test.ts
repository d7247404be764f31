import assert from 'node:assert/strict';
import { randomFor, type SeedPath } from '../../src/core/random';
import { type Architecture, type Layer, parameters } from '../../src/models/architecture';
import type { Weights } from '../../src/models/weights';
import { initialise } from '../../src/train/initialise';
import type { TrainerName, TrainingJob } from '../../src/train/job';
import { fasterTrainer, trainModels } from '../../src/train/trainers';
import { assertClose } from '../models/trained';

const random = randomFor(1, 'trainers');
const data = {
  features: Float32Array.from({ length: 120 * 9 }, () => random.uniform()),
  labels: Int32Array.from({ length: 120 }, () => random.integer(2)),
  classes: 2,
  shape: [9],
};
const jobs: TrainingJob[] = Array.from({ length: 3 }, (_, i) => ({
  sample: Int32Array.from({ length: 47 }, () => random.integer(120)),
  seedPath: [9, 'trainers', i] as SeedPath,
}));
const some = { optimiser: 'adam', rate: 1e-3, batch: 10, steps: 200 } as const;
const tanh: Layer = { type: 'dense', units: 6, activation: 'tanh' };

async function train(
  trainer: TrainerName,
  architecture: Architecture,
  these = jobs,
  shape = data.shape,
): Promise<Weights[]> {
  const models: Weights[] = [];
  let steps = 0;
  const listener = {
    onModel: (at: number, weights: Weights) => {
      models[at] = weights;
    },
    onSteps: (n: number) => {
      steps += n;
    },
  };
  await trainModels(trainer, architecture, { ...data, shape }, these, listener);
  assert.equal(steps, these.length * architecture.steps, 'every step is reported');
  return models;
}

/** Other weights for each model, biases too. */
const weightsFor = (architecture: Architecture, shape = data.shape): Weights[] =>
  jobs.map((_, i) =>
    initialise(parameters(architecture, shape, 2), randomFor(i, 'given')).map(values =>
      values.map((value, j) => value + 0.02 * ((j % 5) - 2)),
    ),
  );

describe('trainers', () => {
  it('give the same models from the same seeds', async () => {
    for (const layers of [[], [tanh]])
      assertClose(await train('fused', { ...some, layers }), await train('stacked', { ...some, layers }), 1e-4);
  });

  describe('give the same models from given weights, with records that are in every batch', () => {
    const always = (i: number) => Int32Array.of(3, 110 + i);
    for (const activation of ['linear', 'tanh', 'relu'] as const)
      for (const optimiser of ['adam', 'sgd'] as const)
        it(`${activation}, ${optimiser}`, async () => {
          const layer: Layer = { type: 'dense', units: 6, activation };
          const network: Architecture = {
            ...some,
            layers: [layer, layer],
            optimiser,
            rate: optimiser === 'adam' ? 1e-3 : 0.1,
            steps: 60,
            l2: 1e-3,
          };
          const initial = weightsFor(network);
          const both = jobs.map((job, i) => ({ ...job, initial: initial[i], always: always(i) }));
          const stacked = await train('stacked', network, both);
          for (const trainer of ['fused', 'processes'] as const)
            assertClose(await train(trainer, network, both), stacked, 1e-4);
          const plain = await train('stacked', network);
          for (const each of [
            jobs.map((job, i) => ({ ...job, initial: initial[i] })),
            jobs.map((job, i) => ({ ...job, always: always(i) })),
          ]) {
            const one = await train('stacked', network, each);
            assertClose(await train('fused', network, each), one, 1e-4);
            for (const other of [plain, stacked])
              assert.throws(() => assertClose(one, other, 1e-3), 'both make a difference');
          }
        });

    it('convolution and dropout', async () => {
      const network: Architecture = {
        ...some,
        layers: [
          { type: 'conv2d', filters: 2, kernel: 2, activation: 'relu' },
          { type: 'dropout', rate: 0.3 },
        ],
        steps: 20,
      };
      const initial = weightsFor(network, [3, 3, 1]);
      const both = jobs.map((job, i) => ({ ...job, initial: initial[i], always: always(i) }));
      assertClose(
        await train('processes', network, both, [3, 3, 1]),
        await train('stacked', network, both, [3, 3, 1]),
        1e-4,
      );
    });
  });

  it('are chosen by what they can: fused for dense networks, processes for convolutional ones, stacked for dropout', () => {
    assert.equal(fasterTrainer({ ...some, layers: [tanh] }), 'fused');
    assert.equal(
      fasterTrainer({ ...some, layers: [{ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' }] }),
      'processes',
    );
    assert.equal(fasterTrainer({ ...some, layers: [tanh, { type: 'dropout', rate: 0.5 }] }), 'stacked');
  });
});
