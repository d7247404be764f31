import assert from 'node:assert/strict';
import { randomFor, type SeedPath } from '../../src/core/random';
import { type Architecture, type Layer, parameters } from '../../src/models/architecture';
import type { Weights } from '../../src/models/weights';
import { here } from '../../src/train/execute/here';
import { initialise } from '../../src/train/initialise';
import type { Trainer, TrainingJob } from '../../src/train/trainer';
import { fasterTrainer, registerTrainer, type TrainerName, trainerOf } from '../../src/train/trainers';
import { assertClose } from '../models/trained';
import { runTask } from './runTask';

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
  let steps = 0;
  const onSteps = (n: number) => {
    steps += n;
  };
  const models = await runTask(here, trainerOf(trainer).name, architecture, { ...data, shape }, these, { onSteps });
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
      assertClose(await train('dense', { ...some, layers }), await train('layers', { ...some, layers }), 1e-4);
  });

  describe('give the same models from given weights, with records that are in every batch', () => {
    const everyBatch = (i: number) => Int32Array.of(3, 110 + i);
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
          const both = jobs.map((job, i) => ({ ...job, initial: initial[i], everyBatch: everyBatch(i) }));
          const stacked = await train('layers', network, both);
          for (const trainer of ['dense', 'processes'] as const)
            assertClose(await train(trainer, network, both), stacked, 1e-4);
          const plain = await train('layers', network);
          for (const each of [
            jobs.map((job, i) => ({ ...job, initial: initial[i] })),
            jobs.map((job, i) => ({ ...job, everyBatch: everyBatch(i) })),
          ]) {
            const one = await train('layers', network, each);
            assertClose(await train('dense', network, each), one, 1e-4);
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
      const both = jobs.map((job, i) => ({ ...job, initial: initial[i], everyBatch: everyBatch(i) }));
      assertClose(
        await train('processes', network, both, [3, 3, 1]),
        await train('layers', network, both, [3, 3, 1]),
        1e-4,
      );
    });
  });

  it('are chosen by what they can: dense networks, convolutional ones, and dropout', () => {
    const conv: Layer = { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' };
    const cases: [Layer[], TrainerName][] = [
      [[tanh], 'dense'],
      [[conv], 'processes'],
      [[tanh, { type: 'dropout', rate: 0.5 }], 'layers'],
    ];
    for (const [layers, name] of cases) assert.equal(fasterTrainer({ ...some, layers }).name, name);
  });

  it('have their former names too, which stored models have', () => {
    assert.deepEqual(
      (['fused', 'processes', 'stacked'] as const).map(name => trainerOf(name)),
      ['dense', 'processes', 'layers'].map(trainerOf),
    );
    assert.deepEqual(
      ['dense', 'processes', 'layers'].map(name => trainerOf(name).storedAs ?? name),
      ['fused', 'processes', 'stacked'],
    );
  });

  describe('of a user', () => {
    const own: Trainer = { name: 'test: own', version: 3, gives: 'weights', check: () => {}, train: async () => {} };

    it('are found by name once they are registered, or handed in; a later one takes the place', () => {
      assert.throws(() => trainerOf(own.name), /Expected trainer to be 'dense'.* got "test: own"\. registerTrainer/);
      assert.equal(registerTrainer(own), own);
      assert.equal(trainerOf(own.name), own);
      const next = { ...own, version: 4 };
      assert.equal(trainerOf(next), next);
      assert.equal(trainerOf(own.name), next);
      const dense = trainerOf('dense');
      assert.equal(trainerOf(dense), dense);
    });

    const wrong: [Partial<Record<keyof Trainer, unknown>>, RegExp][] = [
      [{ name: '' }, /a name of the trainer, got ""/],
      [{ name: 'dense' }, /a name that none of gmia's trainers has, got "dense"/],
      [{ name: 'stacked' }, /a name that none of gmia's trainers has, got "stacked"/],
      [{ storedAs: 'fused' }, /a storedAs that none of gmia's trainers has, got "fused"/],
      [{ version: 1.5 }, /a whole number as version of the trainer test: own, got 1\.5/],
      [{ gives: 'both' }, /the trainer test: own to give 'weights' or 'logits', got "both"/],
      [{ train: undefined }, /a method train of the trainer test: own, got undefined/],
    ];
    for (const [change, message] of wrong)
      it(`are refused with ${JSON.stringify(change)}`, () =>
        assert.throws(() => registerTrainer({ ...own, ...change } as Trainer), { name: 'RangeError', message }));
  });
});
