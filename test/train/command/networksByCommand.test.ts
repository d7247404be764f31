import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Heard, smallData, smallNetwork, taskOf } from '../../../src/contract/training';
import { randomFor } from '../../../src/core/random';
import { type Architecture, type Layer, parameters } from '../../../src/models/architecture';
import { forward } from '../../../src/models/tensor/program';
import { tf } from '../../../src/models/tensor/tensorflow';
import type { CommandSpec } from '../../../src/train/command/commandSpec';
import { commandTrainer } from '../../../src/train/command/commandTrainer';
import { networksByCommand } from '../../../src/train/command/networksByCommand';
import { here } from '../../../src/train/execute/here';
import { initialise } from '../../../src/train/initialise';
import { secondsEach } from '../../../src/train/jobs/stepTime';
import type { Trainer, TrainingTask } from '../../../src/train/trainer';
import { registerTrainer } from '../../../src/train/trainers';
import { temporaryStore } from '../../models/temporaryStore';
import { pythonWith } from '../../pythonWith';
import { runTask } from '../runTask';

const script = join(__dirname, '../../../examples/train/networks_jax.py');
const fixture = join(__dirname, 'fixtures/plain_networks.py');

describe('networksByCommand', () => {
  temporaryStore();
  const plain = (settings?: Record<string, unknown>) => networksByCommand({ train: ['python3', fixture], settings });
  const task = (trainer: Trainer): TrainingTask => {
    const spec = smallNetwork;
    const one = taskOf({ name: trainer.name, gives: 'weights', spec, data: smallData() });
    const shapes = parameters(spec, one.data.shape, one.data.classes);
    const jobs = one.jobs.map((job, i) => ({
      ...job,
      initial: initialise(shapes, randomFor(1, 'initial', i)),
      everyBatch: Int32Array.of(i),
    }));
    return { ...one, jobs };
  };
  const train = async (trainer: Trainer, heard = new Heard()) => {
    await trainer.train(task(trainer), heard, new AbortController().signal);
    return heard;
  };

  it('hands a program the network, initial weights and records, and takes the weights that it leaves', async () => {
    const trainer = plain();
    const { models, steps } = await train(trainer);
    assert.equal(steps, 3 * smallNetwork.steps);
    // The program leaves the weights that it was given; to the last bias it adds the record of every batch.
    for (const [i, { initial, everyBatch }] of task(trainer).jobs.entries()) {
      const wanted = initial!.map(values => Float32Array.from(values));
      wanted[3] = wanted[3].map(value => value + everyBatch![0]);
      assert.deepEqual(models[i], { weights: wanted, logits: [] });
    }
  });

  it('says what is wrong with what was left', async () => {
    for (const [fail, message] of [
      [
        'few',
        /^Expected 4 arrays, kernel and bias of every layer, in weights\.npz of model 4-contract-0, got 3\. See /,
      ],
      ['names', /an array arr_0, as np\.savez\(file, \*weights\) names it, in .*, got a0, a1, a2, a3\. See /],
      ['shape', /arr_0 of 6 × 4 in weights\.npz of model 4-contract-0, got 4 × 6\. See /],
      ['nan', /finite numbers as arr_3 in .*, got NaN at place 0\. See /],
      ['forget', /weights\.npz of each model from the command .*none of 3 models, the first 4-contract-0/],
      ['half', /a whole NumPy archive in 4-contract-0\/weights\.npz, got .*rename it when it is whole/],
    ] as const)
      await assert.rejects(train(plain({ fail })), { name: 'RangeError', message });
  });

  it('is called as its file is, wherever that is, and of another version where it differs', () => {
    const folder = mkdtempSync(join(tmpdir(), 'gmia-networks-'));
    try {
      const copy = join(folder, 'elsewhere', 'networks_jax.py');
      mkdirSync(join(folder, 'elsewhere'));
      cpSync(script, copy);
      const [own, other] = [script, copy].map(file => networksByCommand({ train: ['python3', file] }));
      assert.deepEqual([own.name, other.name], ['networks_jax.py', 'networks_jax.py']);
      assert.equal(networksByCommand({ train: ['python3.11', copy], cwd: folder }).version, own.version);
      assert.equal(other.version, own.version);
      assert.notEqual(networksByCommand({ train: ['python3', copy, '--bfloat16'] }).version, own.version);
      assert.notEqual(networksByCommand({ train: ['python3', copy], version: 2 }).version, own.version);
      writeFileSync(copy, `${readFileSync(copy, 'utf8')}\n`);
      assert.notEqual(networksByCommand({ train: ['python3', copy] }).version, own.version);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not started to find out how long a model takes', async () => {
    const trainer = registerTrainer(networksByCommand({ train: ['no-such-program'] }));
    assert.equal(await secondsEach(task(trainer), new AbortController().signal), undefined);
  });
});

describe('the example for networks by JAX', function () {
  this.timeout(300_000);
  temporaryStore();
  const python = pythonWith('jax');
  before(function () {
    if (python === undefined) this.skip(); // pythonWith says what it takes
  });
  const convolutional: Layer[] = [
    { type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'conv2d', filters: 2, kernel: 2, activation: 'tanh' },
    { type: 'maxPool', size: 2 },
    { type: 'dense', units: 5, activation: 'relu' },
  ];
  const spec: Architecture = { layers: convolutional, optimiser: 'adam', rate: 0.01, batch: 20, steps: 3, l2: 0.003 };
  const data = smallData([6, 6, 2], 3);
  const jax = (...more: string[]) => networksByCommand({ train: [python!, script, ...more] });

  /** Batches are the whole sample, so that both trainers have the same ones. */
  async function bothTrain(spec: Architecture, trainer = jax()) {
    const shapes = parameters(spec, data.shape, data.classes);
    const { jobs } = taskOf({ name: trainer.name, gives: 'weights', spec, data }, 2);
    const same = jobs.map((job, i) => ({
      ...job,
      initial: initialise(shapes, randomFor(2, 'initial', i)),
      everyBatch: Int32Array.of(i, 7),
    }));
    registerTrainer(trainer);
    const [ours, theirs] = [
      await runTask(here, 'layers', spec, data, same),
      await runTask(here, trainer.name, spec, data, same),
    ];
    return ours.map((weights, i) => weights.map((values, t) => [values, theirs[i][t]] as const));
  }

  const changes: Partial<Architecture>[] = [
    {},
    { optimiser: 'sgd', rate: 0.1, penalised: 'all' },
    { optimiser: 'sgd', rate: 0.1, penalised: 'dense' },
  ];

  it('makes the same steps as gmia from the same weights and batches', async () => {
    for (const changed of changes)
      for (const tensors of await bothTrain({ ...spec, ...changed }))
        for (const [ours, theirs] of tensors)
          for (const [i, value] of ours.entries())
            assert.ok(Math.abs(value - theirs[i]) < 1e-5, `${value} and ${theirs[i]}`);
  });

  it('starts weights as gmia does', async () => {
    const layers: Layer[] = [{ type: 'dense', units: 100, activation: 'relu' }];
    const one = smallData([50], 3);
    const still: Architecture = { layers, optimiser: 'sgd', rate: 1e-12, batch: 5, steps: 1 };
    const trainer = registerTrainer(jax());
    const { jobs } = taskOf({ name: trainer.name, gives: 'weights', spec: still, data: one }, 1);
    for (const initialiser of ['glorot', 'he', 'lecun', 'truncatedNormal'] as const) {
      const spec = { ...still, initialiser };
      const [[ours], [theirs]] = [
        await runTask(here, 'layers', spec, one, jobs),
        await runTask(here, trainer.name, spec, one, jobs),
      ];
      // The kernel has 5,000 numbers: the root of their mean square has a standard error of at most 1 %.
      const [size, wanted] = [theirs, ours].map(([kernel]) => Math.sqrt(kernel.reduce((n, x) => n + x * x, 0) / 5000));
      assert.ok(Math.abs(size / wanted - 1) < 0.06, `${initialiser}: ${size} and ${wanted}`);
      const [most, bound] = [theirs, ours].map(([kernel]) => kernel.reduce((n, x) => Math.max(n, Math.abs(x)), 0));
      if (initialiser === 'glorot' || initialiser === 'truncatedNormal')
        assert.ok(Math.abs(most / bound - 1) < 0.02, `${initialiser}: ${most} and ${bound}`);
      assert.ok(theirs[1].every((bias, i) => Math.abs(bias - ours[1][i]) < 1e-6));
    }
  });

  it('trains the same models one by one and stacked, and as a plain command leaves what they answer', async () => {
    const dropping: Architecture = { ...spec, layers: [...spec.layers, { type: 'dropout', rate: 0.4 }], batch: 7 };
    const trainer = registerTrainer(jax());
    const command: CommandSpec = { train: [python!, script], settings: { architecture: dropping } };
    const task = taskOf({ name: 'command', gives: 'logits', spec: command, data }, 2);
    const [alone, heard] = [await runTask(here, trainer.name, dropping, data, task.jobs), new Heard()];
    process.env.NETWORKS_STACK = '2';
    try {
      await commandTrainer.train(task, heard, new AbortController().signal);
    } finally {
      delete process.env.NETWORKS_STACK;
    }
    const shapes = parameters(dropping, data.shape, data.classes);
    for (const [i, weights] of alone.entries()) {
      const logits = tf.tidy(() => {
        const tensors = weights.map((values, t) => tf.tensor(values, [1, ...shapes[t].shape]));
        return forward(dropping, tensors, tf.tensor(task.ask[0].values, [1, 5, ...data.shape])).dataSync();
      });
      const found = heard.models[i].logits[0];
      assert.ok(
        logits.every((value, at) => Math.abs(value - found[at]) < 1e-4),
        `${logits} and ${found}`,
      );
    }
    assert.notDeepEqual(heard.models[0], heard.models[1]);
  });
});
