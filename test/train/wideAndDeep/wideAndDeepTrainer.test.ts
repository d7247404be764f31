import assert from 'node:assert/strict';
import { randomFor } from '../../../src/core/random';
import type { TrainingData, TrainingJob } from '../../../src/train/trainer';
import { initialise } from '../../../src/train/wideAndDeep/initialise';
import type { WideAndDeep } from '../../../src/train/wideAndDeep/wideAndDeep';
import { wideAndDeepShapes } from '../../../src/train/wideAndDeep/wideAndDeepShapes';
import { wideAndDeepPool, wideAndDeepTrainer } from '../../../src/train/wideAndDeep/wideAndDeepTrainer';
import { referenceTraining } from './reference';
import { small, smallRecords } from './small';
import { train } from './train';

const data = smallRecords();
const jobsOf = (count: number): TrainingJob[] =>
  Array.from({ length: count }, (_, i) => {
    const random = randomFor(5, 'sample', i);
    return { sample: Int32Array.from({ length: 15 + i }, () => random.integer(40)), seedPath: [7, 'reference', i] };
  });

/** A job whose weights are none of them 0. */
function full(job: TrainingJob): Required<TrainingJob> {
  const initial = initialise(small, randomFor(...job.seedPath, 'weights'));
  const random = randomFor(9, 'wide');
  for (const tensor of initial)
    if (tensor.every(value => value === 0)) tensor.forEach((_, i) => (tensor[i] = random.normal() / 10));
  return { everyBatch: new Int32Array(0), ...job, initial };
}

describe('wideAndDeepTrainer', () => {
  it('hands over tensors of its shapes, each model once, and tells of every step', async () => {
    const order: number[] = [];
    let steps = 0;
    const models = await train(small, data, jobsOf(3), {
      onModel: at => void order.push(at),
      onSteps: more => {
        steps += more;
      },
    });
    const sizes = wideAndDeepShapes(small).map(shape => shape.reduce((a, b) => a * b, 1));
    assert.deepEqual(sizes, [8 + 5, 1, 12, 12, 18 * 7, 7, 35, 5, 5, 1]);
    for (const model of models)
      assert.deepEqual(
        model.map(values => values.length),
        sizes,
      );
    assert.deepEqual(order.sort(), [0, 1, 2]);
    assert.equal(steps, 3 * small.steps);
  });

  describe('takes the steps that float64 takes, a record at a time', () => {
    const cases: Record<string, Partial<WideAndDeep>> = {
      'mean loss': {},
      'summed loss': { loss: 'sum', rates: { wide: 0.02, deep: 0.005 } },
      'a buffer larger than the sample': { buffer: 1000 },
      'in the order of the sample': { buffer: 1 },
      'a batch larger than the sample, no hidden layer': { batch: 33, hidden: [] },
      'no embeddings': { embeddings: [] },
      'no wide part': { wide: [], indicators: [] },
      'embeddings alone': { numbers: [], indicators: [] },
    };
    for (const [title, changes] of Object.entries(cases))
      for (const everyBatch of [Int32Array.of(), Int32Array.of(3, 11)])
        it(`${title}, ${everyBatch.length} records in every batch`, async () => {
          const spec = { ...small, ...changes };
          const job = { ...full(jobsOf(2)[1]), everyBatch, initial: initialise(spec, randomFor(2, 'weights')) };
          const [found] = await train(spec, data, [job]);
          const wanted = referenceTraining(spec, data, job);
          wanted.forEach((values, t) =>
            values.forEach((value, i) =>
              assert.ok(Math.abs(found[t][i] - value) < 2e-5, `tensor ${t}, ${i}: ${found[t][i]}, wanted ${value}`),
            ),
          );
          assert.ok(found.some((values, t) => values.some((value, i) => Math.abs(value - job.initial[t][i]) > 0.01)));
        });
  });

  it('begins with given weights and leaves them as they are, else with those of initialise()', async () => {
    const [job] = jobsOf(1);
    const initial = initialise(small, randomFor(...job.seedPath, 'weights'));
    const copy = structuredClone(initial);
    assert.deepEqual(await train(small, data, [{ ...job, initial }]), await train(small, data, [job]));
    assert.deepEqual(initial, copy);
    const [other] = await train(small, data, [{ ...job, initial: full(job).initial }]);
    assert.notDeepEqual([other], await train(small, data, [job]));
  });

  it('gives the same bits whatever the threads, the other models and the records around', async () => {
    const jobs = jobsOf(5).map((job, i) => ({ ...job, everyBatch: Int32Array.of(i) }));
    const alone = await train(small, data, jobs, {}, undefined, poolOf(1));
    for (const workers of [2, 3])
      assert.deepEqual(await train(small, data, jobs, {}, undefined, poolOf(workers)), alone);
    assert.deepEqual(await train(small, data, [jobs[3]]), [alone[3]]);
    const more: TrainingData = {
      ...data,
      features: Float32Array.of(...data.features, ...data.features.subarray(0, 10)),
      labels: Int32Array.of(...data.labels, 1),
    };
    assert.deepEqual(await train(small, more, [jobs[2]]), [alone[2]]);
  });

  it('throws the reason of a signal that is aborted in the middle, and is ready for the next call', async () => {
    const before = await train(small, data, jobsOf(1));
    const signal = AbortSignal.timeout(150);
    await assert.rejects(
      train({ ...small, steps: 1e9 }, data, jobsOf(3), {}, signal),
      error => error === signal.reason,
    );
    assert.deepEqual(await train(small, data, jobsOf(1)), before);
  });

  describe('throws a RangeError', () => {
    const wrong: [title: string, message: RegExp, call: () => unknown][] = [
      [
        'on a network that makes no sense',
        /spec\.steps to be a whole number/,
        () => train({ ...small, steps: 0 }, data, jobsOf(1)),
      ],
      ['on three classes', /2 classes/, () => wideAndDeepTrainer.check(small, { shape: [10], classes: 3 })],
      [
        'on records that lack a column',
        /records of 10 features or more, for column height, got 9/,
        () => wideAndDeepTrainer.check(small, { shape: [9], classes: 2 }),
      ],
      [
        'on a position outside the records',
        /jobs\[0\]\.everyBatch\[\d+\] to be a position from 0 to 39, among \d+ records, got 40/,
        () => train(small, data, [{ ...jobsOf(1)[0], everyBatch: Int32Array.of(40) }]),
      ],
      [
        'on initial weights of another network',
        /tensors of 13, 1, 12, 12, 126, 7, 35, 5, 5, 1 weights in jobs\[0\]\.initial, got "3"/,
        () => train(small, data, [{ ...jobsOf(1)[0], initial: [new Float32Array(3)] }]),
      ],
      [
        'on a task of another trainer',
        /a task of the trainer 'wideAndDeep' for threads, got "dense"/,
        () =>
          poolOf(1).train(
            { trainer: 'dense', spec: small, data, jobs: jobsOf(1), ask: [] },
            { onModel() {}, onSteps() {} },
            new AbortController().signal,
          ),
      ],
    ];
    for (const [title, message, call] of wrong)
      it(title, () =>
        assert.rejects(
          async () => call(),
          error => error instanceof RangeError && message.test(error.message),
        ),
      );
  });
});

/** A pool of so many threads in the place of the trainer's own. */
function poolOf(workers: number): Pick<typeof wideAndDeepTrainer, 'train'> {
  const pool = wideAndDeepPool(workers);
  return { train: (task, listener, signal) => pool.run([task], listener, signal) };
}
