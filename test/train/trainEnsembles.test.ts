import assert from 'node:assert/strict';
import { copyFileSync, readdirSync, statSync, truncateSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { InterruptedError } from '../../src/core/interruptedError';
import { type Plan, type ProgressState, setAnnouncer, setProgress } from '../../src/core/progress';
import { loadCancer } from '../../src/data/load/loadCancer';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import { tf } from '../../src/models/tensor/tensorflow';
import type { EnsembleOptions } from '../../src/train/ensembleSpec';
import { trainEnsembles } from '../../src/train/trainEnsembles';
import { referenceSpec, trainReferences } from '../../src/train/trainReferences';
import { targetSpec, trainTargets } from '../../src/train/trainTargets';
import { temporaryStore } from '../models/temporaryStore';
import { tinyImages } from '../models/tinyImages';
import { assertClose } from '../models/trained';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 3, activation: 'tanh' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 12,
};

describe('trainEnsembles', () => {
  temporaryStore();
  const clock = performance.now;
  let split: AttackSplit;
  let states: ProgressState[];
  let plans: Plan[];
  before(async () => {
    split = splitForAttack(await loadCancer(), { pool: 200 });
  });
  beforeEach(() => {
    // Half a second passes between any two looks at the clock, so that every step is reported.
    let now = 0;
    performance.now = () => (now += 500);
    [states, plans] = [[], []];
    setProgress(state => states.push(state));
    setAnnouncer(plan => plans.push(plan));
  });
  afterEach(() => {
    performance.now = clock;
    setProgress(() => {});
    setAnnouncer(() => {});
  });

  const folders = () => readdirSync(process.env.GMIA_STORE!).filter(name => name !== 'log.jsonl');
  const stored = () =>
    folders().flatMap(folder =>
      readdirSync(join(process.env.GMIA_STORE!, folder))
        .filter(name => name.endsWith('.safetensors'))
        .map(name => join(process.env.GMIA_STORE!, folder, name)),
    );
  const times = () =>
    stored()
      .sort()
      .map(path => statSync(path, { bigint: true }).mtimeNs);

  it('reports one line over all models', async () => {
    await trainReferences(split, architecture, { models: 5, trainer: 'layers', stack: 2 });
    assert.deepEqual(
      new Set(states.map(({ label, total }) => `${label}, ${total}`)),
      new Set(['cancer: 5 reference models, 60']),
    );
    assert.equal(states.at(-1)!.done, 60);
    assert.ok(states.every(({ done }, i) => i === 0 || done > states[i - 1].done));
  });

  it('trains nothing the second time', async () => {
    for (const train of [
      () => trainReferences(split, architecture, { models: 4 }),
      () => trainTargets(split, architecture, { splits: 2 }),
    ]) {
      const first = await train();
      const before = times();
      states = [];
      const second = await train();
      assert.deepEqual(second.models, first.models);
      assert.deepEqual(second.warnings, []);
      assert.deepEqual(times(), before);
      assert.deepEqual(states, []);
    }
    assert.equal(folders().length, 2);
    assert.equal(stored().length, 8);
  });

  it('trains only what k has more', async () => {
    const five = await trainReferences(split, architecture, { models: 5 });
    states = [];
    const eight = await trainReferences(split, architecture, { models: 8 });
    assert.equal(states.at(-1)!.label, 'cancer: 3 reference models (5 more are stored)');
    assert.equal(states.at(-1)!.total, 36);
    assert.deepEqual(eight.models.slice(0, 5), five.models);
    const fresh = await trainReferences(split, architecture, { models: 8, store: false });
    assert.deepEqual(
      eight.models.map(model => model.sample),
      fresh.models.map(model => model.sample),
    );
    assertClose(
      eight.models.map(model => model.weights),
      fresh.models.map(model => model.weights),
      1e-4,
    );
  });

  it('trains damaged models again, with a warning', async () => {
    const whole = await trainReferences(split, architecture, { models: 4 });
    const [zero, one, two] = [0, 1, 2].map(i => stored().find(path => path.endsWith(`${i}.safetensors`))!);
    truncateSync(zero, 100);
    copyFileSync(two, one);
    states = [];
    const mended = await trainReferences(split, architecture, { models: 4 });
    assert.equal(states.at(-1)!.total, 24);
    assert.equal(mended.warnings.length, 1);
    assert.match(mended.warnings[0], /^2 stored models were not usable, they are trained again; the first is .*0\.saf/);
    assertClose(
      mended.models.map(model => model.weights),
      whole.models.map(model => model.weights),
      1e-4,
    );
    assert.deepEqual((await trainReferences(split, architecture, { models: 4 })).warnings, []);
  });

  it('keeps what depends on other things apart', async () => {
    const smaller = splitForAttack(split.dataset, { pool: 100 });
    await trainReferences(split, architecture, { models: 2 });
    await trainReferences(split, { ...architecture, steps: 13 }, { models: 2 });
    await trainReferences(split, { ...architecture, l2: 0.01 }, { models: 2 });
    await trainReferences(split, architecture, { models: 2, seed: 5 });
    await trainReferences(smaller, architecture, { models: 2 });
    await trainTargets(split, architecture, { splits: 1 });
    const changed = {
      ...split.dataset,
      features: { ...split.dataset.features, values: split.dataset.features.values.map(value => 1 - value) },
    };
    await trainReferences(splitForAttack(changed, { pool: 200 }), architecture, { models: 2 });
    assert.equal(folders().length, 7);
    assert.equal(stored().length, 14);
  });

  it('keeps nothing with store: false', async () => {
    await trainReferences(split, architecture, { models: 2, store: false });
    assert.deepEqual(folders(), []);
  });

  it('stops at an interrupt, keeps finished models, and goes on from there', async () => {
    const whole = await trainReferences(split, architecture, { models: 4, trainer: 'layers', stack: 1, store: false });
    const tensors = tf.memory().numTensors;
    const listeners = process.listenerCount('gmia:interrupt');
    setProgress(({ done }) => {
      if (done === 30) process.emit('gmia:interrupt' as 'SIGINT');
    });
    await assert.rejects(
      trainReferences(split, architecture, { models: 4, trainer: 'layers', stack: 1 }),
      (error: Error) => {
        assert.ok(error instanceof InterruptedError);
        assert.match(error.message, /Stopped during cancer: 4 reference models, at 62 %/);
        return true;
      },
    );
    assert.equal(tf.memory().numTensors, tensors);
    assert.equal(process.listenerCount('gmia:interrupt'), listeners);
    assert.deepEqual(
      stored()
        .map(path => path.slice(-13))
        .sort(),
      ['0.safetensors', '1.safetensors'],
    );
    setProgress(state => states.push(state));
    states = [];
    const resumed = await trainReferences(split, architecture, { models: 4, trainer: 'layers', stack: 1 });
    assert.equal(states.at(-1)!.total, 24);
    assert.deepEqual(resumed.models, whole.models);
  });

  it('stops the dense trainer at an interrupt, keeps finished models, and goes on to the same ones', async () => {
    const long = { ...architecture, steps: 40_000 };
    const whole = await trainReferences(split, long, { models: 12, store: false });
    setProgress(() => process.emit('gmia:interrupt' as 'SIGINT'));
    await assert.rejects(trainReferences(split, long, { models: 12 }), InterruptedError);
    const kept = stored().length;
    assert.ok(kept < 12, `${kept} were finished`);
    setProgress(state => states.push(state));
    states = [];
    const resumed = await trainReferences(split, long, { models: 12 });
    assert.equal(states.at(-1)!.total, (12 - kept) * long.steps);
    assert.deepEqual(resumed.models, whole.models);
  });

  describe('with a listener and a signal of its own', () => {
    const reason = new Error('no more time');
    const own: ProgressState[] = [];
    /** Aborts after so many steps. */
    const stopAt = (steps: number) => {
      const controller = new AbortController();
      const state = (one: ProgressState) => {
        own.push(one);
        if (one.done === steps) controller.abort(reason);
      };
      return { signal: controller.signal, progress: { state }, controller };
    };
    const options = { models: 4, trainer: 'layers', stack: 1 } as const;
    const stopped = (message: RegExp) => (error: Error) => {
      assert.ok(error instanceof InterruptedError);
      assert.match(error.message, message);
      assert.equal(error.cause, reason);
      return true;
    };

    it('tells that listener alone, of states and of plans', async () => {
      const heard: Plan[] = [];
      own.length = 0;
      const progress = { state: (one: ProgressState) => own.push(one), plan: (one: Plan) => heard.push(one) };
      await trainReferences(split, architecture, { ...options, progress });
      await trainReferences(split, architecture, { ...options, progress });
      assert.deepEqual([states, plans], [[], []]);
      assert.equal(own.at(-1)!.done, 48);
      assert.deepEqual(
        heard.map(({ parts: [{ stored }] }) => stored),
        [0, 4],
      );
    });

    it('stops in the middle, keeps finished models, and goes on from there', async () => {
      const { signal, progress } = stopAt(30);
      const message = /^Stopped during cancer: 4 reference models, at 62 %\. What was finished is kept/;
      await assert.rejects(trainReferences(split, architecture, { ...options, signal, progress }), stopped(message));
      assert.equal(stored().length, 2);
      await trainReferences(split, architecture, options);
      assert.equal(states.at(-1)!.total, 24);
    });

    for (const trainer of ['dense', 'processes'] as const)
      it(`stops ${trainer} in the middle, at once, and is ready for the next call`, async () => {
        performance.now = clock;
        const controller = new AbortController();
        const endless = { ...architecture, steps: 1_000_000_000 };
        const work = trainReferences(split, endless, { models: 2, trainer, signal: controller.signal });
        setTimeout(() => controller.abort(reason), 1500);
        const start = clock.call(performance);
        await assert.rejects(work, stopped(/^Stopped during cancer: 2 reference models, at 0 %\./));
        assert.ok(clock.call(performance) - start < 5000);
        assert.equal((await trainReferences(split, architecture, { models: 2, trainer })).models.length, 2);
      });

    it('trains nothing when it is aborted before the start', async () => {
      const signal = AbortSignal.abort(reason);
      await assert.rejects(
        trainTargets(split, architecture, { splits: 2, signal }),
        stopped(/^Stopped before cancer: 4 target models\.$/),
      );
      assert.deepEqual([stored(), states], [[], []]);
    });

    it('still gives what is in the store', async () => {
      const { models } = await trainReferences(split, architecture, options);
      const again = await trainReferences(split, architecture, { ...options, signal: AbortSignal.abort(reason) });
      assert.deepEqual(again.models, models);
    });

    it('does not mind to be aborted after the end, or twice', async () => {
      const { signal, progress, controller } = stopAt(48);
      assert.equal((await trainReferences(split, architecture, { ...options, signal, progress })).models.length, 4);
      const other = stopAt(12);
      other.signal.addEventListener('abort', () => other.controller.abort(new Error('again')));
      await assert.rejects(
        trainReferences(
          split,
          { ...architecture, l2: 0.1 },
          { ...options, signal: other.signal, progress: other.progress },
        ),
        stopped(/at 25 %/),
      );
      controller.abort(reason);
    });
  });

  it('refuses to train convolutional networks by dense, and trainers that do not exist', async () => {
    const images = splitForAttack(tinyImages(40), { pool: 20 });
    const network: Architecture = {
      ...architecture,
      layers: [{ type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' }],
    };
    await assert.rejects(
      trainReferences(images, network, { models: 2, trainer: 'dense' }),
      /Expected dense layers only, got "conv2d"/,
    );
    await assert.rejects(
      trainReferences(split, architecture, { models: 2, trainer: 'magic' as 'dense' }),
      /Expected trainer to be/,
    );
  });

  it('trains convolutional networks one after another, through the same store', async () => {
    const images = splitForAttack(tinyImages(40), { pool: 20 });
    const convolutional: Architecture = {
      ...architecture,
      steps: 5,
      layers: [
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'maxPool', size: 2 },
        { type: 'dropout', rate: 0.5 },
      ],
    };
    const first = await trainReferences(images, convolutional, { models: 3, trainer: 'layers', stack: 50 });
    assert.deepEqual(
      first.models.map(({ weights }) => weights.map(values => values.length)),
      Array(3).fill([18, 2, 36, 2]),
    );
    assert.notDeepEqual(first.models[0].weights, first.models[1].weights);
    const inProcesses = await trainReferences(images, convolutional, { models: 3 });
    assertClose(
      inProcesses.models.map(({ weights }) => weights),
      first.models.map(({ weights }) => weights),
      1e-4,
    );
  });

  describe('of several series', () => {
    const both = (models: number, options: EnsembleOptions = {}) => [
      referenceSpec(split, architecture, { models, ...options }),
      targetSpec(split, architecture, { splits: 1, ...options }),
    ];

    it('has one line of progress over all, and gives what each alone would', async () => {
      const [references, targets] = await trainEnsembles(both(3));
      assert.deepEqual(
        new Set(states.map(({ label, total }) => `${label}, ${total}`)),
        new Set(['cancer: 3 reference models and 2 target models, 60']),
      );
      assert.equal(states.at(-1)!.done, 60);
      assert.deepEqual([references.kind, targets.kind], ['reference', 'target']);
      assert.deepEqual(
        references.models,
        (await trainReferences(split, architecture, { models: 3, store: false })).models,
      );
      assert.deepEqual(targets.models, (await trainTargets(split, architecture, { splits: 1, store: false })).models);
    });

    it('counts what is missing, and leaves out a series that is whole', async () => {
      await trainEnsembles(both(3));
      states = [];
      const [references, targets] = await trainEnsembles(both(5));
      assert.deepEqual([references.models.length, targets.models.length], [5, 2]);
      assert.equal(states.at(-1)!.label, 'cancer: 2 reference models (5 more are stored)');
      assert.equal(states.at(-1)!.total, 24);
    });

    it('keeps the models of a finished series when it is stopped in the next', async () => {
      setProgress(({ done }) => {
        if (done === 50) process.emit('gmia:interrupt' as 'SIGINT');
      });
      await assert.rejects(
        trainEnsembles(both(3, { trainer: 'layers', stack: 1 })),
        /Stopped during cancer: 3 reference models and 2 target models, at 83 %/,
      );
      assert.equal(stored().length, 4);
    });
  });

  describe('says what there is to do', () => {
    const train = (models: number, hint?: string) =>
      trainEnsembles(
        [
          referenceSpec(split, architecture, { models, trainer: 'layers', stack: 1 }),
          targetSpec(split, architecture, { splits: 1, trainer: 'layers', stack: 1, store: false }),
        ],
        { hint },
      );

    it('once, after the first steps, with the time that all should take', async () => {
      let reports = 0;
      setAnnouncer(plan => {
        reports = states.length;
        plans.push(plan);
      });
      await train(3, 'Train fewer.');
      const [{ seconds, ...plan }, ...more] = plans;
      assert.deepEqual(more, []);
      assert.deepEqual(plan, {
        name: 'cancer',
        hint: 'Train fewer.',
        parts: [
          { kind: 'reference', total: 3, stored: 0 },
          { kind: 'target', total: 2, stored: 0 },
        ],
      });
      assert.equal(seconds, 30, 'half a second for each of 60 steps, by the clock of these tests');
      assert.ok(reports < 5, `after ${reports} reports`);
    });

    it('counts what the store has', async () => {
      await train(3);
      plans = [];
      await train(7);
      assert.deepEqual(
        plans.map(({ parts }) => parts.map(({ total, stored }) => [total, stored])),
        [
          [
            [7, 3],
            [2, 0],
          ],
        ],
      );
    });

    it('at once, without a time, when all is stored', async () => {
      const series = () => [referenceSpec(split, architecture, { models: 2 })];
      await trainEnsembles(series());
      [states, plans] = [[], []];
      await trainEnsembles(series(), { hint: 'Train fewer.' });
      assert.deepEqual(plans, [
        { name: 'cancer', hint: 'Train fewer.', parts: [{ kind: 'reference', total: 2, stored: 2 }] },
      ]);
      assert.deepEqual(states, []);
    });

    it('not about what is over in a moment', async () => {
      performance.now = clock;
      await trainReferences(split, architecture, { models: 2 });
      assert.deepEqual(plans, []);
    });
  });

  describe('with GMIA_STORE_LIMIT', () => {
    const kept = process.env.GMIA_STORE_LIMIT;
    afterEach(() => {
      if (kept === undefined) delete process.env.GMIA_STORE_LIMIT;
      else process.env.GMIA_STORE_LIMIT = kept;
    });

    it('removes old series afterwards, but none of its own', async () => {
      await trainReferences(split, architecture, { models: 2, seed: 8 });
      const [old] = folders();
      const long = new Date(Date.now() - 2 * 3600e3);
      for (const path of readdirSync(join(process.env.GMIA_STORE!, old)))
        utimesSync(join(process.env.GMIA_STORE!, old, path), long, long);
      process.env.GMIA_STORE_LIMIT = '1 B';
      const { store, models } = await trainReferences(split, architecture, { models: 2 });
      assert.deepEqual(
        folders().map(name => join(process.env.GMIA_STORE!, name)),
        [store!.folder],
      );
      assert.deepEqual([stored().length, models.length], [2, 2]);
    });

    it('complains about a limit that is none before it trains', async () => {
      process.env.GMIA_STORE_LIMIT = 'little';
      await assert.rejects(
        trainReferences(split, architecture, { models: 2 }),
        /Expected GMIA_STORE_LIMIT to be a size such as 20GB or 500MB, got "little"/,
      );
      assert.deepEqual([states, stored()], [[], []]);
    });
  });
});
