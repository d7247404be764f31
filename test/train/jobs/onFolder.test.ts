import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Heard, unending } from '../../../src/contract/training';
import type { ProgressState } from '../../../src/core/progress';
import { makeToy } from '../../../src/data/load/makeToy';
import { splitForAttack } from '../../../src/data/splitForAttack';
import { progressLine } from '../../../src/display/progressLine';
import { architecture } from '../../../src/models/architecture';
import { memoryStore } from '../../../src/models/store/memoryStore';
import { collectJobs } from '../../../src/train/jobs/collect';
import { onFolder } from '../../../src/train/jobs/onFolder';
import { planJobs } from '../../../src/train/jobs/planJobs';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { trainPositive } from '../../../src/train/trainPositives';
import { referenceSpec, trainReferences } from '../../../src/train/trainReferences';
import { temporaryStore } from '../../models/temporaryStore';
import { collect, denseTask, registerFailing, staffed, temporaryFolder } from './jobs';

const plan = (...args: Parameters<typeof planJobs>) => collect(planJobs(...args));

describe('training on a job folder', () => {
  temporaryStore();
  const folder = temporaryFolder();
  const split = splitForAttack(makeToy({ records: 60 }), { pool: 20, seed: 3 });
  const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
  const options = { models: 6, sampling: 'subset', blocks: 2 } as const;
  const weights = (models: readonly { weights: Float32Array[] }[]) => models.map(one => one.weights);

  it('gives a notebook the models that it would have trained, those of blocks and positives too', async () => {
    const locally = await trainReferences(split, network, { ...options, store: false });
    const executor = staffed();
    const there = await trainReferences(split, network, { ...options, executor });
    assert.deepEqual(weights(there.models), weights(locally.models));
    assert.deepEqual(weights(there.blocks!.models), weights(locally.blocks!.models));
    const record = { features: Float32Array.of(-1, -1), label: 1 };
    assert.deepEqual(await trainPositive(there, record, { executor }), await trainPositive(locally, record));
    await executor.close();
  });

  it('goes on after it was stopped: what was planned and trained meanwhile is taken', async () => {
    const stop = new AbortController();
    const executor = onFolder(folder.path, { models: 2, every: 0.05 });
    const first = trainReferences(split, network, { models: 6, executor, signal: stop.signal });
    setTimeout(() => stop.abort(), 200);
    await assert.rejects(first, { name: 'InterruptedError' });
    assert.equal(jobStatus(folder.path).models, 6);
    assert.equal((await workOnJobs(folder.path)).length, 3);
    const { models } = await trainReferences(split, network, { models: 6, executor });
    assert.equal(models.length, 6);
    assert.equal(jobStatus(folder.path).blocks.length, 3);
  });

  it('trains again what is damaged', async () => {
    const task = denseTask(3);
    const executor = onFolder(folder.path, { models: 1, every: 0.05 });
    const interrupted = executor.run([task], new Heard(), AbortSignal.timeout(100)).catch(() => {});
    await interrupted;
    await workOnJobs(folder.path);
    const [id] = readdirSync(join(folder.path, 'models'));
    const [name] = readdirSync(join(folder.path, 'models', id));
    const file = join(folder.path, 'models', id, name);
    const content = readFileSync(file);
    content[content.length - 1] ^= 1;
    writeFileSync(file, content);
    const heard = new Heard();
    const waiting = executor.run([task], heard, unending());
    await new Promise(resolve => setTimeout(resolve, 300));
    assert.equal((await workOnJobs(folder.path)).length, 1);
    await waiting;
    assert.equal(heard.order.length, 3);
  });

  it('ends with the reason where a block failed three times', async () => {
    registerFailing('breaks always', 'no such program');
    const path = join(folder.path, 'a b');
    const executor = onFolder(path, { models: 3, every: 0.05 });
    const waiting = executor.run([{ ...denseTask(3), trainer: 'breaks always' }], new Heard(), unending());
    const outcome = assert.rejects(
      waiting,
      /Block 0 of .* failed 3 times, the last time on .*: no such program gmia work '.*a b' --block 0 tries/,
    );
    await new Promise(resolve => setTimeout(resolve, 200));
    for (let i = 0; i < 3; i++) await workOnJobs(path);
    await outcome;
  });

  it('plans without a notebook, and collects into the store, what is damaged excepted', async () => {
    const spec = referenceSpec(split, network, options);
    await plan(folder.path, [spec], { models: 3 });
    assert.deepEqual((await collectJobs(folder.path)).missing, 8);
    await workOnJobs(folder.path);
    const task = readdirSync(join(folder.path, 'models'))[0];
    const file = join(folder.path, 'models', task, readdirSync(join(folder.path, 'models', task))[0]);
    writeFileSync(file, readFileSync(file).subarray(0, 100));
    const first = await collectJobs(folder.path);
    assert.deepEqual([first.collected, first.damaged, first.missing], [7, 1, 0]);
    await workOnJobs(folder.path);
    const second = await collectJobs(folder.path);
    assert.deepEqual([second.collected, second.there, second.damaged], [1, 7, 0]);
    const refuses = { run: () => Promise.reject(new Error('it trains')), close: async () => {} };
    const stored = await trainReferences(split, network, { ...options, executor: refuses });
    const locally = await trainReferences(split, network, { ...options, store: false });
    assert.deepEqual(weights(stored.models), weights(locally.models));
    assert.deepEqual(weights(stored.blocks!.models), weights(locally.blocks!.models));
    assert.deepEqual(await plan(folder.path, [spec]), []);
  });

  it('removes no model that the file system does not give out: that says nothing against it', async () => {
    const task = denseTask(1);
    const executor = onFolder(folder.path, { models: 1, every: 0.05 });
    await plan(folder.path, [referenceSpec(split, network, { models: 2 })], { models: 1 });
    await executor.run([task], new Heard(), AbortSignal.timeout(100)).catch(() => {});
    await workOnJobs(folder.path);
    const files = readdirSync(join(folder.path, 'models'), { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.safetensors'))
      .map(name => join(folder.path, 'models', name));
    assert.equal(files.length, 3);
    for (const file of files) {
      renameSync(file, `${file}.kept`);
      mkdirSync(file); // cannot be read, whoever asks
    }
    await assert.rejects(collectJobs(folder.path), { code: 'EISDIR' });
    await assert.rejects(executor.run([task], new Heard(), unending()), { code: 'EISDIR' });
    assert.ok(files.every(file => existsSync(file)));
  });

  it('counts no model as put into a store that does not take it', async () => {
    await plan(folder.path, [referenceSpec(split, network, { models: 2 })], { models: 2 });
    await workOnJobs(folder.path);
    const full = { ...memoryStore(), put: () => assert.fail('no space left') };
    const found = await collectJobs(folder.path, { store: full });
    assert.deepEqual([found.collected, found.refused], [0, 2]);
    assert.match(found.warnings.join(), /no space left/);
    assert.equal((await collectJobs(folder.path)).collected, 2);
  });

  it('collects into another store, and says which models belong to none', async () => {
    await plan(folder.path, [referenceSpec(split, network, { models: 2 })], { models: 1 });
    await plan(folder.path, [referenceSpec(split, network, { models: 3, store: false, seed: 9 })], { models: 3 });
    await workOnJobs(folder.path);
    const lines: string[] = [];
    const progress = { state: (state: ProgressState) => void lines.push(progressLine(state)) };
    const found = await collectJobs(folder.path, { store: memoryStore(), progress });
    assert.deepEqual([found.collected, found.unkept], [2, 3]);
    assert.match(lines.at(-1)!, /^collection of 5 models from .* done in /); // they were not trained then
  });

  it('has a model trained again that somebody removed from a block that was done', async () => {
    const [{ task }] = await plan(folder.path, [referenceSpec(split, network, { models: 3 })], { models: 3 });
    await workOnJobs(folder.path);
    const models = join(folder.path, 'models', task);
    rmSync(join(models, readdirSync(models)[0]));
    assert.equal((await collectJobs(folder.path)).missing, 1);
    assert.equal((await workOnJobs(folder.path))[0].trained, 1);
    assert.equal((await collectJobs(folder.path)).collected, 1);
  });

  it('measures how many models a block is to have', async () => {
    const long = { ...network, steps: 1e6 };
    const [planned] = await plan(folder.path, [referenceSpec(split, long, { models: 400 })], { minutes: 1 });
    const [{ models, secondsEach }] = jobStatus(folder.path).blocks;
    assert.ok(planned.blocks.length > 1 && models > 1, `${planned.blocks.length} blocks of ${models}`);
    assert.ok(Math.abs(models * secondsEach! - 60) < secondsEach!, `${models} × ${secondsEach} s`);
  });

  it('refuses options that it does not know, and a folder with other things in it', async () => {
    assert.throws(() => onFolder(folder.path, { model: 3 } as object), /Did you mean models\?/);
    assert.throws(() => onFolder(folder.path, { minutes: 0 }), /minutes/);
    writeFileSync(join(folder.path, 'notes.txt'), '');
    await assert.rejects(onFolder(folder.path).run([], new Heard(), unending()), /Expected an empty folder/);
  });
});
