import assert from 'node:assert/strict';
import { InterruptedError } from '../../src/core/interruptedError';
import { row } from '../../src/core/matrix';
import { type ProgressState, setProgress } from '../../src/core/progress';
import type { Dataset } from '../../src/data/dataset';
import { loadCancer } from '../../src/data/load/loadCancer';
import { makeToy } from '../../src/data/load/makeToy';
import { AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { Ensemble } from '../../src/models/ensemble';
import { logLosses } from '../../src/models/losses';
import { logitsOn } from '../../src/models/tensor/logitsOn';
import type { Weights } from '../../src/models/weights';
import { settings } from '../../src/paper/setup/settings';
import type { LabelledRecord } from '../../src/train/labelledRecord';
import { type PositiveOptions, trainPositive, trainPositives } from '../../src/train/trainPositives';
import { trainReferences } from '../../src/train/trainReferences';
import { trainTargets } from '../../src/train/trainTargets';
import { tinyImages } from '../models/tinyImages';
import { assertClose } from '../models/trained';

const small: Architecture = {
  layers: [{ type: 'dense', units: 4, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 100,
};

const recordOf = ({ features, labels }: Dataset, index: number): LabelledRecord => ({
  features: row(features, index),
  label: labels[index],
});

async function collect(
  references: Ensemble,
  records: LabelledRecord[],
  options?: PositiveOptions,
): Promise<Weights[][]> {
  const all: Weights[][] = [];
  for await (const models of trainPositives(references, records, options)) all.push(models);
  return all;
}

/** The loss of each model on a record. */
const lossesOn = ({ architecture, split }: Ensemble, models: Weights[], { features, label }: LabelledRecord) =>
  logLosses(
    logitsOn(architecture, models, { values: features, width: features.length }, split.dataset),
    Int32Array.of(label),
  ).values;

/** I(r, r): the share of the reference models whose positive version has the lower loss on the record. */
function ownInfluence(references: Ensemble, positive: Weights[], record: LabelledRecord): number {
  const before = lossesOn(
    references,
    references.models.map(({ weights }) => weights),
    record,
  );
  return lossesOn(references, positive, record).filter((loss, i) => loss < before[i]).length / before.length;
}

describe('trainPositives', () => {
  let cancer: AttackSplit;
  let references: Ensemble;
  let records: LabelledRecord[];
  before(async () => {
    cancer = splitForAttack(await loadCancer(), { pool: 200 });
    references = await trainReferences(cancer, small, { models: 4, store: false });
    records = [...cancer.pool.indices.subarray(0, 3)].map(index => recordOf(cancer.dataset, index));
  });

  describe('makes models that know the record', () => {
    /** Of the pool's records, those on which the reference models have the highest loss, and the lowest. */
    const extremes = (references: Ensemble) => {
      const { pool, dataset } = references.split;
      const losses = logLosses(references.logits(pool), pool.labels()).values;
      const k = references.models.length;
      const mean = (at: number) =>
        Array.from({ length: k }, (_, m) => losses[m * pool.length + at] / k).reduce((a, b) => a + b);
      const order = [...pool.indices.keys()].sort((a, b) => mean(b) - mean(a));
      return [order[0], order.at(-1)!].map(at => recordOf(dataset, pool.indices[at]));
    };

    it('of Cancer, with the paper’s architecture', async () => {
      const references = await trainReferences(cancer, settings.cancer.architecture, { store: false });
      const [odd, common] = extremes(references);
      assert.ok(ownInfluence(references, await trainPositive(references, odd), odd) >= 0.97);
      // Ten small steps leave a record that fits in to chance, more do not.
      assert.ok(ownInfluence(references, await trainPositive(references, common, { steps: 100 }), common) >= 0.97);
    });

    it('of the toy', async () => {
      const split = splitForAttack(makeToy({ records: 300 }), { pool: 100 });
      const references = await trainReferences(split, { ...small, steps: 300 }, { models: 20, store: false });
      for (const record of extremes(references).slice(0, 1))
        assert.ok(ownInfluence(references, await trainPositive(references, record, { steps: 20 }), record) >= 0.95);
    });
  });

  it('goes on from each reference model, on its own sample with the record in every batch', async () => {
    // One step over the whole sample: its gradient is known from the reference model's weights.
    const split = new AttackSplit({
      dataset: makeToy({ records: 60 }),
      pool: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      adversary: Array.from({ length: 40 }, (_, i) => 59 - i),
    });
    const linear: Architecture = { layers: [], optimiser: 'sgd', rate: 0.5, batch: 5, steps: 40 };
    const references = await trainReferences(split, linear, { models: 3, store: false });
    const record = recordOf(split.dataset, 4);
    const got = await trainPositive(references, record, { rate: 0.2 });
    const wanted = references.models.map(({ sample, weights: [kernel, bias] }) => {
      const batch = [...[...sample].map(index => recordOf(split.dataset, index)), record];
      const [w, b] = [Float64Array.from(kernel), Float64Array.from(bias)];
      for (const {
        features: [x, y],
        label,
      } of batch) {
        const scores = [0, 1].map(c => Math.exp(x * kernel[c] + y * kernel[2 + c] + bias[c]));
        const total = scores[0] + scores[1];
        scores.forEach((score, c) => {
          const move = (0.2 * ((label === c ? 1 : 0) - score / total)) / batch.length;
          [w[c], w[2 + c], b[c]] = [w[c] + move * x, w[2 + c] + move * y, b[c] + move];
        });
      }
      return [w, b].map(values => Float32Array.from(values));
    });
    assertClose(got, wanted, 1e-6);
  });

  it('gives the models of a record whatever the other records, and the same from every trainer', async () => {
    const all = await collect(references, records);
    assert.deepEqual(
      all.map(models => models.length),
      [4, 4, 4],
    );
    assert.notDeepEqual(all[0], all[1]);
    assert.notDeepEqual(all[0][0], all[0][1]);
    assertClose(await trainPositive(references, records[1]), all[1], 1e-6);
    assertClose((await collect(references, [...records].reverse()))[2], all[0], 1e-6);
    for (const trainer of ['layers', 'processes'] as const)
      (await collect(references, records, { trainer })).forEach((models, i) => assertClose(models, all[i], 1e-4));
  });

  it('takes one pass over the sample at the rate of the architecture, unless told otherwise', async () => {
    const [models] = await collect(references, records.slice(0, 1));
    assert.deepEqual(await trainPositive(references, records[0], { steps: 10, rate: 0.01, seed: 1 }), models);
    for (const other of [{ steps: 11 }, { rate: 0.02 }, { seed: 2 }])
      assert.notDeepEqual(await trainPositive(references, records[0], other), models);
  });

  it('leaves the reference models as they are, and takes a record of the samples', async () => {
    const copies = references.models.map(({ weights }) => weights.map(values => values.slice()));
    const own = recordOf(cancer.dataset, references.models[0].sample[0]);
    assert.ok(ownInfluence(references, await trainPositive(references, own, { steps: 100 }), own) >= 0.75);
    assert.deepEqual(
      references.models.map(({ weights }) => weights),
      copies,
    );
  });

  it('trains convolutional networks', async () => {
    const split = splitForAttack(tinyImages(40), { pool: 20 });
    const network: Architecture = {
      ...small,
      layers: [
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'dropout', rate: 0.2 },
      ],
      steps: 10,
    };
    const references = await trainReferences(split, network, { models: 2, store: false });
    const record = recordOf(split.dataset, split.pool.indices[0]);
    assert.equal(ownInfluence(references, await trainPositive(references, record, { steps: 30 }), record), 1);
  });

  it('holds few large models at a time, and hands over all', async () => {
    // 32 MB for each record: three are trained together, then the last.
    const wide: Architecture = {
      ...small,
      layers: [
        { type: 'dense', units: 2000, activation: 'relu' },
        { type: 'dense', units: 2000, activation: 'relu' },
      ],
      batch: 1,
      steps: 1,
    };
    const split = new AttackSplit({ dataset: makeToy({ records: 20 }), pool: [0, 1, 2, 3], adversary: [4, 5, 6, 7] });
    const references = await trainReferences(split, wide, { models: 2, store: false });
    let done = 0;
    setProgress(state => {
      done = state.done;
    });
    try {
      const positives = trainPositives(
        references,
        [0, 1, 2, 8].map(index => recordOf(split.dataset, index)),
        { steps: 1 },
      );
      const seen: number[] = [];
      const firsts = new Set<number>();
      for await (const [first, second] of positives) {
        seen.push(done);
        [first, second].forEach(weights => firsts.add(weights[0][0]));
      }
      // Each record takes 2 steps, one for each model.
      assert.ok(
        seen.every((steps, i) => steps <= (i < 3 ? 6 : 8)),
        `${seen} steps were done when a record was handed over`,
      );
      assert.deepEqual([seen.length, firsts.size, done], [4, 8, 8]);
    } finally {
      setProgress(() => {});
    }
  });

  describe('shows its progress', () => {
    const clock = performance.now;
    let states: ProgressState[];
    beforeEach(() => {
      let now = 0;
      performance.now = () => (now += 500); // between any two looks at the clock, so that every step is reported
      states = [];
      setProgress(state => states.push(state));
    });
    afterEach(() => {
      performance.now = clock;
      setProgress(() => {});
    });
    const listeners = () => process.listenerCount('gmia:interrupt');

    it('in one line over all records', async () => {
      await collect(references, records, { trainer: 'layers' });
      assert.deepEqual(
        new Set(states.map(({ label, total }) => `${label}, ${total}`)),
        new Set(['cancer: 4 positive models of each of 3 records, 120']),
      );
      assert.equal(states.at(-1)!.done, 120);
      states = [];
      await trainPositive(references, records[0], { trainer: 'layers' });
      assert.equal(states[0].label, 'cancer: 4 positive models');
    });

    it('and stops at an interrupt, or when no more are asked for', async () => {
      const before = listeners();
      setProgress(({ done }) => {
        if (done === 36) process.emit('gmia:interrupt' as 'SIGINT');
      });
      await assert.rejects(collect(references, records, { trainer: 'layers' }), (error: Error) => {
        assert.ok(error instanceof InterruptedError);
        assert.match(
          error.message,
          /Stopped during cancer: 4 positive models of each of 3 records, at 30 %\. Run it again to begin anew\.$/,
        );
        return true;
      });
      assert.equal(listeners(), before);
      for await (const models of trainPositives(references, records)) {
        assert.equal(models.length, 4);
        assert.equal(listeners(), before + 1);
        break;
      }
      assert.equal(listeners(), before);
    });

    it('to the listener that is handed in, and stops at the signal', async () => {
      const controller = new AbortController();
      const own: ProgressState[] = [];
      const state = (one: ProgressState) => {
        own.push(one);
        if (one.done === 36) controller.abort(new Error('no more time'));
      };
      const options: PositiveOptions = { trainer: 'layers', progress: { state }, signal: controller.signal };
      const message = /^Stopped during cancer: 4 positive models of each of 3 records, at 30 %\./;
      await assert.rejects(collect(references, records, options), { name: 'InterruptedError', message });
      assert.deepEqual([own.at(-1)!.done, states], [36, []]);
      await assert.rejects(trainPositive(references, records[0], options), /^InterruptedError: Stopped before cancer/);
      assert.equal(own.at(-1)!.done, 36);
    });

    it('not before the first is asked for', () => {
      const before = listeners();
      trainPositives(references, records);
      assert.equal(listeners(), before);
    });
  });

  it('makes nothing of no records', async () => assert.deepEqual(await collect(references, []), []));

  it('throws a RangeError at once for what does not fit', async () => {
    const [record] = records;
    const targets = await trainTargets(cancer, small, { splits: 1, store: false });
    const throws = (
      message: RegExp,
      changes: Partial<LabelledRecord>,
      options: PositiveOptions = {},
      of = references,
    ) =>
      assert.throws(() => trainPositives(of, [record, { ...record, ...changes }], options), {
        name: 'RangeError',
        message,
      });
    throws(
      /reference models, got "2 target models"\. Positive models are made of what the adversary has/,
      {},
      {},
      targets,
    );
    throws(/reference models, got "0 reference models"/, {}, {}, new Ensemble('reference', cancer, small, []));
    throws(/9 features in records\[1\], got 8/, { features: record.features.subarray(1) });
    throws(/a finite number as feature 3 of records\[1\], got NaN/, {
      features: record.features.map((value, i) => (i === 3 ? NaN : value)),
    });
    throws(/a class from 0 to 1 in records\[1\]\.label, got 2/, { label: 2 });
    throws(/a class from 0 to 1 in records\[1\]\.label, got 0\.5/, { label: 0.5 });
    throws(/steps to be a whole number of at least 1, got 0/, {}, { steps: 0 });
    throws(/rate to be a number from .* got 0/, {}, { rate: 0 });
    throws(/seed to be a whole number of at least 0, got -1/, {}, { seed: -1 });
    throws(/an option of trainPositives, got "step"\. Did you mean steps\?/, {}, { step: 1 } as PositiveOptions);
    throws(/reference models of our own/, {}, {}, [] as never);
    for (const wrong of [null, undefined, 5, { length: 1 }])
      assert.throws(() => trainPositives(references, wrong as never), /records to be a list of \{ features, label \}/);
    assert.throws(() => trainPositives(references, [null as never]), /records\[0\] as \{ features, label \}, got null/);
    await assert.rejects(trainPositive(references, record, { trainer: 'magic' as 'dense' }), /Expected trainer to be/);
    const foreign = new Ensemble('reference', cancer, small, [
      { ...references.models[0], sample: cancer.pool.indices.slice(0, 5) },
    ]);
    await assert.rejects(
      trainPositive(foreign, record),
      /jobs\[0\]\.sample\[0\] to be a position from 0 to 499, among 500 records, got -1/,
    );
  });
});
