import assert from 'node:assert/strict';
import { Heard, smallData, smallNetwork, taskOf, unending } from '../../../src/contract/training';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { ModelSpec } from '../../../src/models/architecture';
import { memoryStore } from '../../../src/models/store/memoryStore';
import type { LayersModelSpec } from '../../../src/models/tensor/layersModelSpec';
import { tf } from '../../../src/models/tensor/tensorflow';
import type { Weights } from '../../../src/models/weights';
import { threadPool } from '../../../src/train/dense/denseTrainer';
import { processPool } from '../../../src/train/layers/processesTrainer';
import type { TrainingJob } from '../../../src/train/trainer';
import { type AnyTrainer, trainerFor, trainerOf } from '../../../src/train/trainers';
import { trainPositive } from '../../../src/train/trainPositives';
import { trainReferences } from '../../../src/train/trainReferences';
import { fitted, normalised, perceptron, sequential } from '../../models/tensor/layersModelSpecs';
import { assertClose } from '../../models/trained';

async function train(
  spec: ModelSpec,
  jobs?: TrainingJob[],
  trainer: AnyTrainer = trainerFor(spec),
): Promise<Weights[]> {
  const task = taskOf({ ...trainer, spec, data: smallData() });
  const heard = new Heard();
  await trainer.train(jobs ? { ...task, jobs } : task, heard, unending());
  return heard.models.map(({ weights }) => weights!);
}

describe('layersModelTrainer', () => {
  it('is the one for a spec with build', () => assert.equal(trainerFor(perceptron), trainerOf('layersModel')));

  it('trains as the trainer of architectures does, from the same weights, with a record in every batch', async () => {
    const initial = await train(perceptron);
    const jobs = taskOf({ ...trainerOf('layers'), spec: smallNetwork, data: smallData() }).jobs.map((job, i) => ({
      ...job,
      initial: initial[i],
      everyBatch: Int32Array.of(i),
    }));
    const should = await train(smallNetwork, jobs, trainerOf('layers'));
    assertClose(await train(perceptron, jobs), should, 1e-5);
    const { optimiser: _, rate, ...rest } = perceptron;
    const build =
      (optimizer: () => Parameters<ReturnType<typeof perceptron.build>['compile']>[0]['optimizer']) => () => {
        const model = perceptron.build();
        model.compile({ optimizer: optimizer(), loss: 'categoricalCrossentropy' });
        return model;
      };
    assertClose(await train({ ...rest, build: build(() => tf.train.adam(rate)) } as ModelSpec, jobs), should, 1e-5);
  });

  it('leaves no tensor behind, whether training ends or is stopped', async () => {
    await train(normalised);
    const before = tf.memory().numTensors;
    await train(normalised);
    await train(fitted);
    await assert.rejects(train({ ...fitted, train: async () => Promise.reject(new Error('own')) } as ModelSpec), /own/);
    assert.equal(tf.memory().numTensors, before);
  });

  it('gives each model other weights to start from, and leaves Math.random as it was', async () => {
    const { random } = Math;
    const seeds: number[] = [];
    const draws: number[] = [];
    const noted: LayersModelSpec = {
      ...fitted,
      train: async () => {
        await new Promise(resolve => setImmediate(resolve));
        draws.push(Math.random());
      },
      build(seed) {
        seeds.push(seed);
        return normalised.build();
      },
    };
    const [first] = await train(noted);
    const again = await train(noted);
    assert.deepEqual(seeds.slice(1, 4), seeds.slice(4)); // before, one for the shapes
    assert.equal(new Set(seeds.slice(1)).size, 3);
    assert.deepEqual(draws.slice(0, 3), draws.slice(3));
    assert.deepEqual(again[0], first);
    assert.notDeepEqual(again[1], first);
    assert.equal(Math.random, random);
  });

  it('hands a training loop the records of the model and their classes, and takes what weights it leaves', async () => {
    const data = smallData();
    const task = taskOf({ ...trainerOf('layersModel'), spec: fitted, data });
    const seen: unknown[] = [];
    const loop: LayersModelSpec['train'] = async (model, x, y, { signal }) => {
      seen.push([x.shape, y.shape, y.dtype, signal.aborted]);
      if (seen.length > 1) return;
      const { sample } = task.jobs[0];
      assert.deepEqual(
        Array.from(y.dataSync()),
        Array.from(sample, at => data.labels[at]),
      );
      assert.deepEqual(
        x.dataSync(),
        Float32Array.from(Array.from(sample, at => [...data.features.slice(6 * at, 6 * at + 6)]).flat()),
      );
      model.setWeights(model.getWeights().map(weight => tf.onesLike(weight)));
    };
    const [ones] = await train({ ...fitted, train: loop } as ModelSpec);
    assert.ok(ones.every(values => values.every(value => value === 1)));
    const { optimiser: _o, rate: _r, batch: _b, ...rest } = perceptron;
    await train({ ...rest, train: loop } as ModelSpec, task.jobs.slice(0, 1));
    assert.deepEqual(seen.slice(-2), [
      [[20, 6], [20, 1], 'float32', false],
      [[20, 6], [20, 2], 'float32', false],
    ]);
  });

  describe('on a split', () => {
    const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
    const own = sequential(() => [tf.layers.dense({ inputShape: [2], units: 2, activation: 'softmax' })]);
    const references = (spec: LayersModelSpec, options = {}) =>
      trainReferences(split, spec, { models: 2, store: false, ...options });

    it('keeps models by the version and the numbers of their spec', async () => {
      const store = memoryStore();
      let built = 0;
      const counting = (version: string | number, steps = 3) => {
        built = 0;
        return references({ ...own, version, steps, build: () => (built++, own.build()) }, { store });
      };
      const first = await counting('1');
      assert.equal(built, 3);
      assert.deepEqual((await counting('1')).models, first.models);
      assert.ok(built <= 1, 'but for their shapes, stored models are not built');
      for (const [version, steps] of [['2'], [1], ['1', 4]] as [string | number, number?][]) {
        await counting(version, steps);
        assert.equal(built, 3, `${version}, ${steps}`);
      }
    });

    it('makes positive models, but not by a loop of one’s own', async () => {
      const models = await references(own);
      const record = { features: Float32Array.of(3, -3), label: 0 };
      const positive = await trainPositive(models, record, { steps: 30, rate: 0.1 });
      const loss = (weights: readonly Weights[]) =>
        models.withWeights([...weights]).logitsOn({ values: record.features, width: 2 }).values;
      const [after, before] = [loss(positive), loss(models.models.map(({ weights }) => weights))];
      assert.ok(after[0] - after[1] > before[0] - before[1]);
      const { optimiser: _o, rate: _r, batch: _b, ...rest } = own;
      const closed = await references({ ...rest, train: async () => {} });
      await assert.rejects(trainPositive(closed, record), /models that are trained in batches.*Attack them directly/);
      await assert.rejects(
        train({ ...fitted }, [{ sample: Int32Array.of(1), everyBatch: Int32Array.of(0), seedPath: [1, 'x'] }]),
        /a spec without train for positive models.*attack its models directly/,
      );
    });

    const refused: Record<string, [object, RegExp]> = {
      'no version': [
        { version: undefined },
        /a version, text or number, beside build, got undefined.*change it with the code/,
      ],
      'an empty version': [{ version: '' }, /a version, text or number/],
      'no steps': [{ steps: undefined }, /steps to be a whole number/],
      'no batch': [{ batch: 0 }, /batch to be a whole number/],
      'another optimiser': [{ optimiser: 'rmsprop' }, /optimiser to be 'adam' or 'sgd'.*Compile the model/],
      'an optimiser without a rate': [{ rate: undefined }, /optimiser and rate together/],
      'a rate of 0': [{ rate: 0 }, /rate/],
      'no optimiser at all': [
        { optimiser: undefined, rate: undefined },
        /^Expected an optimiser, got "none".*compile the model in build/,
      ],
      'a batch beside train': [{ train: async () => {} }, /no batch beside train, got 5\. Write it into the function/],
      'a train that is none': [{ train: 'fit' }, /train to be a function/],
      'another loss': [
        {
          optimiser: undefined,
          rate: undefined,
          build() {
            const model = own.build();
            model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
            return model;
          },
        },
        /compiled with a loss out of categoricalCrossentropy.*meanSquaredError.*Give `train`/,
      ],
    };
    for (const [name, [other, message]] of Object.entries(refused))
      it(`refuses ${name}`, () =>
        assert.rejects(references({ ...own, ...other } as LayersModelSpec), { name: 'RangeError', message }));

    it('is refused by threads and processes, to which functions cannot be sent', async () => {
      for (const executor of [threadPool(1), processPool(1)]) {
        await assert.rejects(
          references(own, { executor }),
          /^RangeError: Expected a task of the trainer .*, got "layersModel"\. .* leave the executor out\.$/,
        );
        await executor.close();
      }
    });
  });
});
