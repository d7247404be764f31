import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Architecture } from '../../../src/models/architecture';
import type { Weights } from '../../../src/models/weights';
import type { Executor } from '../../../src/train/execute/executor';
import { processPool } from '../../../src/train/layers/processesTrainer';
import type { TrainingJob } from '../../../src/train/trainer';
import { makeData, makeSamples } from '../dense/data';
import { runTask, type WeightListener } from '../runTask';

const data = { ...makeData(120, 36, 2, 1), shape: [6, 6, 1] };
const architecture: Architecture = {
  layers: [
    { type: 'conv2d', filters: 3, kernel: 3, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'dropout', rate: 0.3 },
  ],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 30,
};
const endless = { ...architecture, steps: 1_000_000_000 };
const jobs: TrainingJob[] = makeSamples(5, 60, 120).map((sample, i) => ({ sample, seedPath: [7, 'reference', i] }));

let pool: Executor | undefined;
let size = 0;
/** The one pool that there is at a time, of so many processes. */
async function poolOf(processes: number): Promise<Executor> {
  if (size !== processes) await pool?.close();
  if (size !== processes) pool = processPool((size = processes));
  return pool!;
}

interface Outcome {
  models: Weights[];
  order: number[];
  steps: number;
}

/** Trains, and collects what the listener hears; `more` is called after each report. */
async function train(
  processes: number,
  {
    built = architecture,
    some = jobs,
    outcome = { models: [], order: [], steps: 0 } as Outcome,
    more = () => {},
  }: {
    built?: Architecture;
    some?: TrainingJob[];
    outcome?: Outcome;
    more?: () => void;
  } = {},
): Promise<Outcome> {
  const listener: WeightListener = {
    onModel: async (at, weights) => {
      outcome.models[at] = weights;
      outcome.order.push(at);
    },
    onSteps: async steps => {
      outcome.steps += steps;
      more();
    },
  };
  await runTask(await poolOf(processes), 'processes', built, data, some, listener);
  return outcome;
}

/** The training processes of this one, by what Linux tells. */
function trainingProcesses(): number[] {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8')
    .split(' ')
    .filter(Boolean)
    .map(Number);
  return children.filter(pid => /layers.process\.ts/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')));
}

describe('processesTrainer', () => {
  let two: Outcome;
  before(async () => {
    two = await train(2);
  });

  it('gives the same weights, to the last bit, in one process as in two, and whatever else is trained', async () => {
    const one = await train(1);
    assert.deepEqual(one.models, two.models);
    assert.deepEqual(one.order, [0, 1, 2, 3, 4]);
    assert.deepEqual((await train(2, { some: [jobs[3]] })).models, [two.models[3]]);
    assert.notDeepEqual(two.models[0], two.models[1]);
  });

  it('hands over each model once, and counts every step', () => {
    assert.deepEqual([...two.order].sort(), [0, 1, 2, 3, 4]);
    assert.equal(two.steps, 5 * 30);
  });

  it('trains nothing without jobs', async () =>
    assert.deepEqual(await train(2, { some: [] }), { models: [], order: [], steps: 0 }));

  it('keeps calls at the same time apart', async () => {
    const dense: Architecture = { ...architecture, layers: [] };
    const together = await Promise.all([train(2), train(2, { built: dense })]);
    assert.deepEqual(together[0].models, two.models);
    assert.deepEqual(together[1].models, (await train(2, { built: dense })).models);
  });

  it('replaces processes that die while they have nothing to do', async function () {
    if (process.platform !== 'linux') this.skip();
    const idle = trainingProcesses();
    assert.equal(idle.length, 2);
    process.kill(idle[0], 'SIGKILL');
    while (existsSync(`/proc/${idle[0]}`)) await wait(5);
    assert.deepEqual((await train(2)).models, two.models);
    assert.equal(trainingProcesses().length, 2);
  });

  it('throws what stops the listener, soon, and goes on in the next call', async () => {
    const stop = new Error('enough');
    const start = performance.now();
    let calls = 0;
    await assert.rejects(
      train(2, {
        built: endless,
        more: () => {
          if (++calls === 3) throw stop;
        },
      }),
      error => error === stop,
    );
    assert.equal(calls, 3, 'nothing is reported after that');
    assert.ok(performance.now() - start < 10_000);
    assert.deepEqual((await train(1)).models, two.models);
  });

  it('hands over other models that were finished when the listener throws, such as for a full disk', async () => {
    const finished: number[] = [];
    await assert.rejects(
      runTask(await poolOf(1), 'processes', architecture, data, jobs, {
        onModel: async at => {
          finished.push(at);
          if (finished.length > 1) return;
          await wait(2000); // while the process goes on, on a busy machine too
          throw new Error('disk full');
        },
        onSteps: () => assert.equal(finished.length, 0, 'nothing else is reported after that'),
      }),
      /^Error: disk full$/,
    );
    assert.ok(finished.length > 1, `${finished}`);
  });

  it('goes on when a process is killed, says so the second time, and goes on in the next call', async function () {
    if (process.platform !== 'linux') this.skip();
    const some = Array.from({ length: 12 }, (_, i) => jobs[i % 5]);
    /** Kills a process after each of so many models. */
    const disturbed = (kills: number, outcome: Outcome) => {
      const killed = new Set<number>();
      const more = () => {
        const [pid] = trainingProcesses();
        if (killed.size < kills && outcome.order.length > killed.size && !killed.has(pid))
          killed.add(process.kill(pid, 'SIGKILL') ? pid : 0);
      };
      return train(1, { some, outcome, more });
    };
    const once: Outcome = { models: [], order: [], steps: 0 };
    await disturbed(1, once);
    assert.deepEqual(
      [...once.order].sort((a, b) => a - b),
      [...some.keys()],
    );
    once.models.forEach((model, at) => assert.deepEqual(model, two.models[at % 5]));
    assert.equal(once.steps, 12 * architecture.steps);
    const twice: Outcome = { models: [], order: [], steps: 0 };
    await assert.rejects(disturbed(2, twice), {
      message: 'A training process ended with SIGKILL; is there too little memory?',
    });
    assert.ok(twice.order.length >= 1 && twice.order.length < 12, `${twice.order}`);
    assert.deepEqual(twice.models[0], two.models[0]);
    assert.deepEqual((await train(1, { some: [jobs[0]] })).models, [two.models[0]]);
  });

  it('ends at once when its signal is aborted, and throws the reason', async () => {
    const start = performance.now();
    const signal = AbortSignal.timeout(300);
    await assert.rejects(
      runTask(await poolOf(1), 'processes', endless, data, jobs, {}, signal),
      error => error === signal.reason,
    );
    assert.ok(performance.now() - start < 3000);
    assert.deepEqual((await train(1, { some: [jobs[1]] })).models, [two.models[1]]);
  });

  it('refuses a task of another trainer', async () => {
    const run = runTask(await poolOf(1), 'layers', architecture, data, jobs);
    await assert.rejects(run, { name: 'RangeError', message: /a task of the trainer 'processes'.*got "layers"/ });
  });

  it('says why a model cannot be trained, and goes on in the next call', async () => {
    const wrong = { ...data, shape: [5, 5, 1] };
    await assert.rejects(
      runTask(await poolOf(1), 'processes', architecture, wrong, jobs, { onModel: () => assert.fail('trained') }),
      /reshape is a tensor with 360 values/,
    );
    assert.deepEqual((await train(1, { some: [jobs[1]] })).models, [two.models[1]]);
  });

  it('says what a process says that cannot start', async () => {
    const kept = process.env.NODE_OPTIONS;
    process.env.NODE_OPTIONS = '--require ./no-such-file.js';
    try {
      await assert.rejects(
        train(2, { built: endless }),
        /^Error: A training process ended with exit code 1\. [\s\S]*Cannot find module '.\/no-such-file\.js'/,
      );
    } finally {
      if (kept === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = kept;
    }
  });

  it('runs as built, and lets the process end', () => {
    const script = `const { processPool } = require('./dist/train/layers/processesTrainer');
      const task = {
        trainer: 'processes',
        spec: { layers: [], optimiser: 'sgd', rate: 0.1, batch: 2, steps: 3 },
        data: { features: Float32Array.of(0, 1, 1, 0), labels: Int32Array.of(0, 1), classes: 2, shape: [2] },
        jobs: [{ sample: Int32Array.of(0, 1), seedPath: [1] }],
        ask: [],
      };
      const listener = { onModel: (at, { weights }) => console.log(at, weights.length), onSteps: n => console.log(n) };
      processPool(1).run([task], listener, new AbortController().signal)`;
    const root = path.join(__dirname, '../../..');
    // The processes would end by themselves after 10 s.
    const said = execFileSync(process.execPath, ['-e', script], {
      cwd: root,
      encoding: 'utf8',
      timeout: 9000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    assert.match(said, /^0 2$/m);
    assert.equal(
      said
        .split('\n')
        .filter(line => /^\d+$/.test(line))
        .reduce((sum, line) => sum + Number(line), 0),
      3,
    );
  });
});
