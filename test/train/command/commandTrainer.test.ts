import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Heard, smallData, taskOf } from '../../../src/contract/training';
import { storeFolder } from '../../../src/models/store/folder';
import type { CommandSpec } from '../../../src/train/command/commandSpec';
import { commandTrainer } from '../../../src/train/command/commandTrainer';
import type { Job } from '../../../src/train/command/job';
import { temporaryStore } from '../../models/temporaryStore';
import { plainCommand } from './plainCommand';

describe('commandTrainer', () => {
  temporaryStore();
  let notes: string;
  beforeEach(() => {
    notes = mkdtempSync(join(tmpdir(), 'gmia-notes-'));
  });
  afterEach(() => rmSync(notes, { recursive: true }));

  const task = (spec: CommandSpec, models = 3) =>
    taskOf({ name: 'command', gives: 'logits', spec, data: smallData() }, models);
  const train = async (
    spec: CommandSpec,
    models?: number,
    heard = new Heard(),
    signal = new AbortController().signal,
  ) => {
    await commandTrainer.train(task(spec, models), heard, signal);
    return heard;
  };
  /** What the script has noted: the processes, and the models. */
  const noted = () => {
    const file = join(notes, 'note');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
    const processes = lines.filter(line => line.startsWith('process ')).map(line => Number(line.split(' ')[1]));
    return { processes, models: lines.filter(line => !line.startsWith('process ')) };
  };
  const noting = (settings: object = {}, more?: Partial<CommandSpec>) =>
    plainCommand({ note: join(notes, 'note'), ...settings }, more);
  const jobs = () => join(storeFolder(), 'jobs');
  const folders = () => readdirSync(jobs());
  const inFolder = (name: string) => readFileSync(join(jobs(), folders()[0], name), 'utf8');

  it('gives the same models in blocks of any size, in one process or several, and leaves nothing behind', async () => {
    const { models } = await train(noting());
    assert.equal(noted().processes.length, 1, 'all at once where nothing else is said');
    for (const [more, processes] of [[{ block: 1, processes: 2 }, 3] as const, [{ processes: 2 }, 2] as const]) {
      rmSync(join(notes, 'note'));
      assert.deepEqual((await train(noting({}, more))).models, models);
      assert.equal(noted().processes.length, processes);
      assert.deepEqual(noted().models.sort(), ['4-contract-0', '4-contract-1', '4-contract-2']);
    }
    assert.deepEqual(folders(), []);
  });

  it('makes logits of probabilities, which are the same models', async () => {
    const [{ models }, { models: others }] = [
      await train(plainCommand()),
      await train(plainCommand({ answer: 'probabilities' })),
    ];
    for (const [at, { logits }] of others.entries()) {
      const [a, b] = [logits[0], models[at].logits[0]];
      for (let r = 0; r < a.length; r += 2) assert.ok(Math.abs(a[r] - a[r + 1] - (b[r] - b[r + 1])) < 1e-4);
    }
    const { models: sure } = await train(plainCommand({ answer: 'probabilities', sure: true }));
    assert.match(sure[0].warnings!.join(), /probabilities of exactly 0/);
  });

  it('keeps what the program says, and tells its exit code and last words', async () => {
    const heard = new Heard();
    await assert.rejects(train(plainCommand({ fail: 'exit' }), 3, heard), (error: Error) => {
      assert.match(
        error.message,
        /^Expected the command python3 .*plain_train\.py to end with exit code 0, got exit code 1\./,
      );
      assert.match(error.message, /It said last:\nout of luck\nMore may be in .*log-0\.txt\.$/);
      return true;
    });
    assert.deepEqual(heard.order, [0], 'what was finished is handed over');
    assert.match(inFolder('log-0.txt'), /^threads: 1 home: .*\nout of luck\n$/);
    const job: Job = JSON.parse(inFolder('job-0.json'));
    assert.deepEqual([job.version, job.data, job.shape, job.classes], [1, 'data.npz', [6], 2]);
    assert.deepEqual(job.settings, { fail: 'exit' });
    assert.deepEqual(
      job.models.map(({ name, sample, out }) => [name, sample, out]),
      [0, 1, 2].map(i => [`4-contract-${i}`, `4-contract-${i}/train_indices.npy`, `4-contract-${i}`]),
    );
    assert.equal(new Set(job.models.map(({ seed }) => seed)).size, 3);
  });

  it('says what a program left that is not what was asked for, and trains that again', async () => {
    const failing = async (fail: string, message: RegExp, settings: object = {}) => {
      const heard = new Heard();
      await assert.rejects(train(plainCommand({ fail, ...settings }), 2, heard), { name: 'RangeError', message });
      assert.ok(heard.order.length < 2);
    };
    await failing('narrow', /logits\.npy of 5 records × 2 classes for model 4-contract-0, got 5 × 1\. See /);
    await failing('nan', /finite numbers in logits\.npy for model 4-contract-0, got NaN for record 1/);
    await failing('half', /a whole NumPy array in 4-contract-0\/logits\.npy, got .*Write another file and rename it/);
    await failing(
      'forget',
      /logits\.npy or probabilities\.npy of each model from the command .*none of 1 models, the first 4-/,
    );
    await failing('sum', /add up to 1 in probabilities\.npy for model 4-contract-0, got 0\.9, 0\.9/, {
      answer: 'probabilities',
    });
    const again = () => assert.rejects(train(noting({ fail: 'narrow' })), /got 5 × 1/);
    await again();
    const { length } = noted().processes;
    await again();
    assert.equal(noted().processes.length, length + 1, 'what is wrong is not taken again');
  });

  it('says when the program cannot be started', async () => {
    const spec = { train: ['no-such-program', 'x'] };
    await assert.rejects(train(spec), /Expected the command no-such-program x to start, got .*ENOENT/);
  });

  it('stops a process that takes too long', async () => {
    await assert.rejects(
      train(noting({ pause: 30 }, { timeout: 0.2 })),
      /to take at most 0\.6\d* s for 3 models, as `timeout` says/,
    );
  });

  it('passes on what it is told of the environment', async () => {
    const { OMP_NUM_THREADS: kept } = process.env;
    process.env.OMP_NUM_THREADS = '3';
    try {
      for (const [env, said] of [
        [undefined, `threads: 3 home: ${process.env.HOME}`],
        [[], 'threads: 1 home: None'],
        [['OMP_NUM_THREADS'], 'threads: 3 home: None'],
      ] as const) {
        await assert.rejects(train(plainCommand({ fail: 'exit', said }, { env })), /exit code 1/);
        assert.equal(inFolder('log-0.txt').split('\n')[0], said);
        rmSync(jobs(), { recursive: true });
      }
    } finally {
      if (kept === undefined) delete process.env.OMP_NUM_THREADS;
      else process.env.OMP_NUM_THREADS = kept;
    }
  });

  it('hands over models while others are trained, kills the program when it is stopped, and then goes on', async () => {
    const controller = new AbortController();
    const reason = new Error('stopped');
    const heard = new Heard(({ order }) => {
      if (order.length > 0) controller.abort(reason);
    });
    const spec = noting({ pause: 0.3 });
    await assert.rejects(train(spec, 40, heard, controller.signal), error => error === reason);
    assert.ok(heard.order.length < 40);
    assert.throws(() => process.kill(noted().processes[0], 0), { code: 'ESRCH' });
    const before = noted().models;
    const { order } = await train(noting({ pause: 0.3 }), before.length + 1);
    assert.equal(order.length, before.length + 1);
    assert.ok(noted().models.length <= before.length + 2, 'but for the one that it was about to leave');
    assert.deepEqual(folders(), []);
  });

  it('keeps the same work apart that goes on twice', async () => {
    const both = await Promise.all([train(noting()), train(noting())]);
    assert.deepEqual(both[0].models, both[1].models);
    assert.equal(noted().models.length, 6);
    assert.deepEqual(folders(), []);
  });
});
