import assert from 'node:assert/strict';
import { attackDirectly } from '../../src/attack/attackDirectly';
import { randomFor } from '../../src/core/random';
import { makeToy } from '../../src/data/load/makeToy';
import { Records } from '../../src/data/records';
import { splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { Ensemble } from '../../src/models/ensemble';
import { memoryStore } from '../../src/models/store/memoryStore';
import { logitsOn } from '../../src/models/tensor/logitsOn';
import type { Weights } from '../../src/models/weights';
import { selectVulnerable } from '../../src/select/selectVulnerable';
import type { EnsembleOptions } from '../../src/train/ensembleSpec';
import type { Executor } from '../../src/train/execute/executor';
import { here } from '../../src/train/execute/here';
import { trainStack } from '../../src/train/layers/trainStack';
import type { Trainer, TrainingTask } from '../../src/train/trainer';
import { trainPositives } from '../../src/train/trainPositives';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 4, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.05,
  batch: 10,
  steps: 40,
};

describe("a user's own trainer", () => {
  temporaryStore();
  const split = splitForAttack(makeToy({ records: 80 }), { pool: 20, adversary: 40 });
  let trained = 0;
  beforeEach(() => {
    trained = 0;
  });
  /** Trains with dropout of its own on the first layer's inputs: here, with weight decay instead. */
  const weightsOf = async ({ spec, data, jobs }: TrainingTask, at: number): Promise<Weights> => {
    const { seedPath, ...job } = jobs[at];
    const random = (purpose: string) => randomFor(...seedPath, 'own', purpose);
    trained++;
    return (await trainStack({ ...spec, l2: 0.001 }, data, [{ ...job, random }]))[0];
  };
  const open: Trainer = {
    name: 'test: open',
    version: 1,
    gives: 'weights',
    check: () => {},
    train: async (task, { onModel, onSteps }) => {
      for (const at of task.jobs.keys()) {
        await onModel(at, { weights: await weightsOf(task, at), logits: [] });
        await onSteps(task.spec.steps);
      }
    },
  };
  const shut: Trainer = {
    ...open,
    name: 'test: shut',
    gives: 'logits',
    train: async (task, { onModel, onSteps }) => {
      for (const at of task.jobs.keys()) {
        const weights = await weightsOf(task, at);
        const logits = task.ask.map(inputs => logitsOn(task.spec, [weights], inputs, split.dataset).values);
        await onModel(at, { logits });
        await onSteps(task.spec.steps);
      }
    },
  };
  const references = (options: EnsembleOptions) => trainReferences(split, architecture, { models: 3, ...options });

  it('trains what is not in the store yet, under its own name and version', async () => {
    const first = await references({ trainer: open });
    assert.equal(trained, 3);
    assert.deepEqual((await references({ trainer: open.name })).models, first.models);
    assert.equal(trained, 3);
    await references({ trainer: { ...open, version: 2 } });
    assert.equal(trained, 6);
    assert.deepEqual([first.store!.settings.trainer, first.store!.settings.trainerVersion], ['test: open', 1]);
  });

  it('may keep its weights: logits on the split are enough for selection and the direct attack', async () => {
    for (const store of [true, false, memoryStore()]) {
      const [seen, known] = [
        await references({ trainer: shut, store }),
        await references({ trainer: open, store: false }),
      ];
      assert.deepEqual(
        seen.models.map(({ weights }) => weights),
        [[], [], []],
      );
      for (const records of [split.pool, split.adversary])
        assert.deepEqual(seen.logits(records), known.logits(records));
      const targets = await trainTargets(split, architecture, { splits: 2, trainer: shut, store });
      const chosen = selectVulnerable(seen, split.pool, { delta: 0.5, beta: 1000 });
      const openTargets = await trainTargets(split, architecture, { splits: 2, trainer: open, store: false });
      assert.deepEqual(attackDirectly(seen, targets, chosen).p, attackDirectly(known, openTargets, chosen).p);
    }
    trained = 0;
    await references({ trainer: shut });
    assert.equal(trained, 0, 'they are in the store');
  });

  it('says what cannot be done without weights', async () => {
    const seen = await references({ trainer: shut });
    const known = new Set([...split.pool.indices, ...split.adversary.indices]);
    const other = [...split.dataset.labels.keys()].find(index => !known.has(index))!;
    const others = new Records(split.dataset, [split.pool.indices[0], other]);
    assert.throws(
      () => logitsOn(architecture, [[]], others.features(), split.dataset),
      /4 tensors of weights in models\[0\], got 0\. Some trainers keep them/,
    );
    assert.throws(() => seen.logits(others), {
      name: 'RangeError',
      message: /records of split\.pool or split\.adversary for models whose trainer keeps their weights/,
    });
    const some = new Ensemble('reference', split, architecture, seen.models.slice(1));
    assert.throws(() => some.logits(split.pool), /models that can be asked anything new.*trainer keeps/);
    const record = { features: split.pool.features().values.slice(0, 2), label: 0 };
    assert.throws(() => trainPositives(seen, [record]), /models and a trainer that give their weights/);
    const withWeights = await references({ trainer: open });
    assert.throws(() => trainPositives(withWeights, [record], { trainer: shut }), /a trainer that give their weights/);
  });

  it('is checked: what it hands over has to fit, and what it refuses is not trained', async () => {
    const giving = (name: string, gives: Trainer['gives'], trained: object): Trainer => ({
      ...open,
      name,
      gives,
      train: (_, { onModel }) => Promise.resolve(onModel(0, trained as Parameters<typeof onModel>[1])),
    });
    await assert.rejects(
      references({ trainer: giving('test: short', 'weights', { weights: [new Float32Array(8)] }) }),
      {
        name: 'RangeError',
        message: 'Expected weights of 8, 4, 8, 2 numbers from the trainer test: short, got "8".',
      },
    );
    await assert.rejects(
      references({ trainer: giving('test: silent', 'logits', {}) }),
      /logits of 40, \d+ numbers from the trainer test: silent, got ""/,
    );
    const model = [8, 4, 8, 2].map(size => new Float32Array(size));
    const once = giving('test: once', 'weights', { weights: model, logits: [] });
    await assert.rejects(references({ trainer: once }), /Expected 3 models from the trainer, got 1/);
    const twice: Trainer = {
      ...open,
      name: 'test: twice',
      train: async (_, { onModel }) => {
        for (let time = 0; time < 2; time++) await onModel(0, { weights: model, logits: [] });
      },
    };
    await assert.rejects(references({ trainer: twice, store: false }), /each model once .*, got "model 0 again"/);
    await assert.rejects(
      references({ trainer: giving('test: lists', 'weights', { weights: model.map(one => [...one]) }) }),
      /weights as Float32Array from the trainer test: lists, got "Array"/,
    );
    const check = () => {
      throw new RangeError('Expected something else.');
    };
    await assert.rejects(references({ trainer: { ...open, name: 'test: refuses', check } }), /something else/);
    assert.equal(trained, 0);
  });

  it('trains again what it gave no weights of before it gave them', async () => {
    const name = 'test: opened';
    await references({ trainer: { ...shut, name } });
    const { models } = await references({ trainer: { ...open, name } });
    assert.ok(models.every(({ weights }) => weights.length === 4));
  });

  it('is stopped by the signal that it is given', async () => {
    const controller = new AbortController();
    const patient: Trainer = {
      ...open,
      name: 'test: patient',
      train: (_, __, signal) =>
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
          setImmediate(() => controller.abort());
        }),
    };
    await assert.rejects(references({ trainer: patient, signal: controller.signal }), { name: 'InterruptedError' });
  });

  it('may work elsewhere: an executor gets tasks of plain data, one for each ensemble', async () => {
    const sent: string[] = [];
    const elsewhere: Executor = {
      run: async (tasks, listener, signal) => {
        for (const task of tasks) {
          const copy = structuredClone(task);
          sent.push(`${copy.trainer}: ${copy.jobs.length} on ${copy.data.labels.length}`);
          await here.run([copy], listener, signal);
        }
      },
      close: async () => {},
    };
    const { models } = await references({ executor: elsewhere, store: false });
    assert.deepEqual(models, (await references({ store: false })).models);
    assert.deepEqual(sent, [`dense: 3 on ${split.adversary.length}`]);
  });
});
