import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { randomFor } from '../../../src/core/random';
import type { Architecture, Layer } from '../../../src/models/architecture';
import type { Weights } from '../../../src/models/weights';
import { isDense } from '../../../src/train/dense/denseLayers';
import { threadPool } from '../../../src/train/dense/denseTrainer';
import { here } from '../../../src/train/execute/here';
import type { Job } from '../../../src/train/layers/job';
import { trainStack } from '../../../src/train/layers/trainStack';
import type { TrainingData, TrainingJob } from '../../../src/train/trainer';
import { runTask, type WeightListener } from '../runTask';
import { makeData, makeSamples } from './data';

type Hidden = [units: number, activation: 'linear' | 'tanh' | 'relu'];

const dense = (...hidden: Hidden[]): Layer[] =>
  hidden.map(([units, activation]) => ({ type: 'dense', units, activation }));
const architecture = (layers: Layer[], rest: Partial<Architecture> = {}): Architecture => ({
  layers,
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 200,
  ...rest,
});
const jobsOf = (samples: Int32Array[]): TrainingJob[] =>
  samples.map((sample, i) => ({ sample, seedPath: [7, 'reference', i] }));

const small = makeData(120, 9, 2, 1);
const smallJobs = jobsOf(makeSamples(5, 60, 120));

/** Trains by threads, so many where it says how many. */
const trainDense = async (
  built: Architecture,
  data: TrainingData,
  jobs: TrainingJob[],
  { workers, ...listener }: WeightListener & { workers?: number } = {},
  signal?: AbortSignal,
) => runTask(workers === undefined ? here : threadPool(workers), 'dense', built, data, jobs, listener, signal);

/** The largest difference between two lists of weights of the same shapes. */
function difference(a: Weights[], b: Weights[]): number {
  assert.deepEqual(
    a.map(model => model.map(values => values.length)),
    b.map(model => model.map(values => values.length)),
  );
  return Math.max(
    ...a.flatMap((model, i) =>
      model.flatMap((values, layer) => [...values].map((value, j) => Math.abs(value - b[i][layer][j]))),
    ),
  ); // NaN if any is
}

describe('denseTrainer', () => {
  describe('gives the weights of trainStack', () => {
    type Case = [
      title: string,
      width: number,
      hidden: Hidden[],
      classes: number,
      density: number,
      rest?: Partial<Architecture>,
    ];
    const cases: Case[] = [
      ['Cancer: 9-2, Adam', 9, [], 2, 1],
      [
        'Adult: 105-10-5-2, tanh, sparse, batch 100',
        105,
        [
          [10, 'tanh'],
          [5, 'tanh'],
        ],
        2,
        0.13,
        { batch: 100 },
      ],
      [
        'the same on dense records, with a penalty',
        105,
        [
          [10, 'tanh'],
          [5, 'tanh'],
        ],
        2,
        0.9,
        { l2: 0.01 },
      ],
      ['7-3-10, ReLU, SGD, batch 7', 7, [[3, 'relu']], 10, 1, { optimiser: 'sgd', batch: 7 }],
      ['33-17-5, linear, sparse, with a penalty', 33, [[17, 'linear']], 5, 0.2, { l2: 0.001, rate: 0.001 }],
      [
        'MNIST: 196-128-32-10, ReLU, SGD, sparse',
        196,
        [
          [128, 'relu'],
          [32, 'relu'],
        ],
        10,
        0.19,
        { optimiser: 'sgd', batch: 100 },
      ],
      [
        'the same on dense records',
        196,
        [
          [128, 'relu'],
          [32, 'relu'],
        ],
        10,
        1,
        { optimiser: 'sgd', batch: 50 },
      ],
      ['40-23, sparse, no hidden layer', 40, [], 23, 0.2, { rate: 0.001 }],
      [
        '13-4-6-8-3, SGD with a penalty, batch 1',
        13,
        [
          [4, 'tanh'],
          [6, 'linear'],
          [8, 'tanh'],
        ],
        3,
        1,
        { optimiser: 'sgd', batch: 1, l2: 0.1 },
      ],
      ['a batch larger than the sample', 9, [[12, 'tanh']], 2, 1, { batch: 150 }],
      ['a penalty on biases too', 9, [[6, 'tanh']], 3, 1, { l2: 0.05, penalised: 'all' }],
      ['the same, SGD, sparse', 40, [[5, 'relu']], 3, 0.2, { l2: 0.05, penalised: 'dense', optimiser: 'sgd' }],
      ...(['he', 'lecun', 'truncatedNormal'] as const).map(
        (initialiser): Case => [`initial weights of ${initialiser}`, 13, [[7, 'tanh']], 3, 1, { initialiser }],
      ),
      ['initial weights of zeros', 9, [], 2, 1, { initialiser: 'zeros' }],
    ];
    for (const [title, width, hidden, classes, density, rest] of cases) {
      it(title, async () => {
        const data = makeData(150, width, classes, density);
        const samples = makeSamples(2, 83, 150);
        const built = architecture(dense(...hidden), rest);
        const expected = await trainStack(
          built,
          data,
          samples.map((sample, i) => ({ sample, random: purpose => randomFor(7, 'reference', i, purpose) })),
        );
        assert.ok(difference(await trainDense(built, data, jobsOf(samples)), expected) < 1e-4);
      });
    }

    it('of images laid flat', async () => {
      const data = { ...small, shape: [3, 3, 1] };
      const built = architecture([{ type: 'flatten' }, ...dense([4, 'tanh'])]);
      const job: Job = { sample: smallJobs[0].sample, random: purpose => randomFor(7, 'reference', 0, purpose) };
      const expected = await trainStack(built, data, [job]);
      assert.ok(difference(await trainDense(built, data, [smallJobs[0]]), expected) < 1e-4);
    });
  });

  // Made by the trainer as it was before it took given weights and records for every batch.
  describe('gives the very bits that it always gave', () => {
    const cases: [
      title: string,
      sha256: string,
      width: number,
      hidden: Hidden[],
      classes: number,
      density: number,
      rest?: Partial<Architecture>,
    ][] = [
      ['9-2', '1fadd309f7851123942781a9a19bcf2391ec66b1f648a61d5d8de1e52f461c55', 9, [], 2, 1],
      [
        '105-10-5-2, tanh, sparse, with a penalty',
        '67196e02d21883491830fd96c67a22a5f237b6c27846a3af16e9894c57babbf7',
        105,
        [
          [10, 'tanh'],
          [5, 'tanh'],
        ],
        2,
        0.13,
        { batch: 100, l2: 0.001 },
      ],
      [
        '33-17-5, ReLU, SGD',
        'ca21fa87a2d9790bbe55195debbe9eae67593034fece422305a4fb1953203d41',
        33,
        [[17, 'relu']],
        5,
        0.9,
        { optimiser: 'sgd', batch: 7 },
      ],
      [
        '196-64-32-10, sparse, a batch larger than the sample',
        'd50eb75c4fc916a9e450a389946efc98d41566b1cd32f502498b4f539c699a34',
        196,
        [
          [64, 'relu'],
          [32, 'linear'],
        ],
        10,
        0.19,
        { batch: 150 },
      ],
    ];
    for (const [title, sha256, width, hidden, classes, density, rest] of cases) {
      it(title, async () => {
        const jobs = jobsOf(makeSamples(3, 83, 150));
        const models = await trainDense(
          architecture(dense(...hidden), rest),
          makeData(150, width, classes, density),
          jobs,
        );
        const hash = createHash('sha256');
        for (const values of models.flat()) hash.update(values);
        assert.equal(hash.digest('hex'), sha256);
      });
    }
  });

  it('gives the same bits for given weights and a record in every batch, whatever the other models', async () => {
    const data = makeData(150, 105, 2, 0.13);
    const built = architecture(dense([10, 'tanh'], [5, 'tanh']));
    const plain = jobsOf(makeSamples(2, 83, 150));
    const starts = await trainDense(built, data, plain);
    const jobs = [0, 1, 2, 3, 4].map(i => ({
      ...plain[i % 2],
      initial: starts[i % 2],
      everyBatch: Int32Array.of(i % 3),
    }));
    const copies = starts.map(weights => weights.map(values => values.slice()));
    const [first, ...rest] = await trainDense(built, data, jobs, { workers: 2 });
    assert.deepEqual(
      rest.map((_, i) => jobs[i + 1].everyBatch[0]),
      [1, 2, 0, 1],
    );
    assert.deepEqual(await trainDense(built, data, [jobs[3]]), [rest[2]]);
    assert.notDeepEqual(first, rest[1], 'another record in every batch');
    assert.deepEqual(starts, copies, 'what was given is not written to');
  });

  it('gives the same bits whatever the threads and the other models', async () => {
    const data = makeData(150, 105, 2, 0.13);
    const jobs = jobsOf(makeSamples(5, 83, 150));
    const built = architecture(dense([10, 'tanh'], [5, 'tanh']));
    const alone = await trainDense(built, data, jobs, { workers: 1 });
    for (const workers of [2, 3, 9]) assert.deepEqual(await trainDense(built, data, jobs, { workers }), alone);
    assert.deepEqual(await trainDense(built, data, [jobs[3]]), [alone[3]]);
  });

  it('has no denormal numbers in weights of a feature that no record has, which a penalty alone moves', async () => {
    const features = small.features.map((value, i) => (i % 9 === 4 ? 0 : value));
    const built = architecture(dense([4, 'relu']), { l2: 0.01, steps: 3000 });
    const [[kernel]] = await trainDense(built, { ...small, features }, [smallJobs[0]]);
    const unmoved = kernel.slice(4 * 4, 5 * 4);
    assert.ok(unmoved.every(weight => Math.abs(weight) < 1e-12));
    assert.ok(kernel.every(weight => weight === 0 || Math.abs(weight) >= 2 ** -126));
  });

  it('keeps calls at the same time apart', async () => {
    const built = architecture(dense([4, 'tanh']));
    const wide = makeData(150, 33, 3, 1);
    const wideJobs = jobsOf(makeSamples(3, 70, 150));
    const [a, b] = await Promise.all([trainDense(built, small, smallJobs), trainDense(built, wide, wideJobs)]);
    assert.deepEqual([a, b], [await trainDense(built, small, smallJobs), await trainDense(built, wide, wideJobs)]);
  });

  it('hands over each model once, as it is trained, and counts every step', async () => {
    const seen = new Map<number, Weights>();
    let steps = 0;
    const models = await trainDense(architecture([]), small, smallJobs, {
      onModel: (i, weights) => {
        assert.ok(!seen.has(i));
        seen.set(i, weights);
      },
      onSteps: async more => {
        steps += more;
      },
    });
    assert.deepEqual(
      smallJobs.map((_, i) => seen.get(i)),
      models,
    );
    assert.equal(steps, smallJobs.length * 200);
  });

  it('trains nothing without jobs', async () => assert.deepEqual(await trainDense(architecture([]), small, []), []));

  describe('stopped by a callback', () => {
    const endless = architecture([], { steps: 1_000_000_000 });

    it('throws its error soon, and is ready for the next call', async () => {
      const before = await trainDense(architecture([]), small, smallJobs);
      const start = performance.now();
      let calls = 0;
      const stop = new Error('enough');
      const onSteps = async () => {
        if (++calls === 2) throw stop;
      };
      await assert.rejects(trainDense(endless, small, smallJobs, { onSteps }), error => error === stop);
      assert.equal(calls, 2);
      assert.ok(performance.now() - start < 5000);
      assert.deepEqual(await trainDense(architecture([]), small, smallJobs), before);
    });

    it('has handed over what was finished', async () => {
      const finished: number[] = [];
      await assert.rejects(
        trainDense(architecture([], { steps: 100_000 }), small, jobsOf(makeSamples(500, 60, 120)), {
          workers: 1,
          onModel: i => {
            finished.push(i);
          },
          onSteps: () => {
            if (finished.length >= 2) throw new Error('enough');
          },
        }),
        /enough/,
      );
      assert.ok(finished.length >= 2 && finished.length < 500, `${finished.length}`);
      assert.deepEqual(
        finished,
        finished.map((_, at) => at),
      );
    });

    it('throws the reason of a signal that is aborted, soon', async () => {
      const start = performance.now();
      const signal = AbortSignal.timeout(200);
      await assert.rejects(trainDense(endless, small, smallJobs, {}, signal), error => error === signal.reason);
      assert.ok(performance.now() - start < 5000);
      const stop = new Error('before');
      await assert.rejects(trainDense(endless, small, smallJobs, {}, AbortSignal.abort(stop)), error => error === stop);
    });

    it('throws what onModel throws, such as a full disk', async () => {
      const onModel = async () => {
        throw new Error('disk full');
      };
      await assert.rejects(trainDense(architecture([]), small, smallJobs, { onModel }), /disk full/);
    });
  });

  describe('throws a RangeError', () => {
    const data = (changes: Partial<TrainingData>) => ({ ...small, ...changes });
    const wrong: [title: string, message: RegExp, call: () => Promise<unknown>][] = [
      [
        'on layers it cannot train',
        /dense layers only, got "dropout"\. Use the trainer 'layers'/,
        () => trainDense(architecture([{ type: 'dropout', rate: 0.5 }]), small, smallJobs),
      ],
      [
        'on an architecture that makes no sense',
        /architecture\.steps/,
        () => trainDense(architecture([], { steps: 0 }), small, smallJobs),
      ],
      [
        'on a task of another trainer',
        /a task of the trainer 'dense' for threads, got "layers"/,
        () => runTask(threadPool(1), 'layers', architecture([]), small, smallJobs),
      ],
      [
        'on no threads',
        /workers to be a whole number of at least 1, got 0/,
        () => trainDense(architecture([]), small, smallJobs, { workers: 0 }),
      ],
      [
        'on a label outside the classes',
        /labels from 0 to 1, got 5/,
        () =>
          trainDense(
            architecture([]),
            data({ labels: Int32Array.from(small.labels, (label, i) => (i === 3 ? 5 : label)) }),
            smallJobs,
          ),
      ],
      [
        'on features that do not fit the labels',
        /as many features for each label, got "1079 values for 120 labels"/,
        () => trainDense(architecture([]), data({ features: small.features.subarray(1) }), smallJobs),
      ],
      [
        'on an empty sample',
        /records to train on in jobs\[1\]\.sample, got "none"/,
        () => trainDense(architecture([]), small, [smallJobs[0], { ...smallJobs[1], sample: new Int32Array(0) }]),
      ],
      [
        'on a position outside the records',
        /jobs\[0\]\.sample\[\d+\] to be a position from 0 to 119, among \d+ records, got 120/,
        () => trainDense(architecture([]), small, [{ ...smallJobs[0], sample: Int32Array.of(3, 120) }]),
      ],
      [
        'on a position outside the records for every batch',
        /jobs\[1\]\.everyBatch\[\d+\] to be a position from 0 to 119, among \d+ records, got -1/,
        () =>
          trainDense(
            architecture([]),
            small,
            [1, -1].map(at => ({ ...smallJobs[0], everyBatch: Int32Array.of(at) })),
          ),
      ],
      [
        'on models with more and fewer records for every batch',
        /1 records in jobs\[1\]\.everyBatch, as in jobs\[0\], got 0/,
        () => trainDense(architecture([]), small, [{ ...smallJobs[0], everyBatch: Int32Array.of(4) }, smallJobs[1]]),
      ],
      [
        'on weights of another network',
        /tensors of 18, 2 weights in jobs\[0\]\.initial, got "18, 3"/,
        () =>
          trainDense(architecture([]), small, [
            { ...smallJobs[0], initial: [new Float32Array(18), new Float32Array(3)] },
          ]),
      ],
      [
        'on what does not fit into its memory',
        /fit into 4 GB, got "39 GB"/,
        () => trainDense(architecture(dense([100_000_000, 'linear'])), small, [smallJobs[0]], { workers: 1 }),
      ],
    ];
    for (const [title, message, call] of wrong)
      it(title, () => assert.rejects(call, error => error instanceof RangeError && message.test(error.message)));
  });

  it('runs as built, and lets the process end', () => {
    const script = `const { denseTrainer } = require('./dist/train/dense/denseTrainer');
      denseTrainer.train({
        trainer: 'dense',
        spec: { layers: [], optimiser: 'sgd', rate: 0.1, batch: 2, steps: 3 },
        data: { features: Float32Array.of(0, 1, 1, 0), labels: Int32Array.of(0, 1), classes: 2, shape: [2] },
        jobs: [{ sample: Int32Array.of(0, 1), seedPath: [1] }],
        ask: [],
      }, { onModel: (at, { weights }) => console.log(weights.length), onSteps() {} }, new AbortController().signal)`;
    const root = path.join(__dirname, '../../..');
    assert.equal(execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8', timeout: 8000 }), '2\n');
  });
});

describe('isDense', () => {
  it('takes dense layers, and nothing else', () => {
    assert.ok(isDense(architecture([])));
    assert.ok(isDense(architecture([{ type: 'flatten' }, ...dense([3, 'relu'])])));
    assert.ok(!isDense(architecture([...dense([3, 'relu']), { type: 'dropout', rate: 0.5 }])));
    assert.ok(!isDense(architecture([{ type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' }])));
  });
});
