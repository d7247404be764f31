import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endless, Heard, smallNetwork, unending } from '../../../src/contract/training';
import { version } from '../../../src/core/version';
import { here } from '../../../src/train/execute/here';
import { addBlock, readBlock } from '../../../src/train/jobs/blockFile';
import { takeBlock } from '../../../src/train/jobs/claim';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { hasModel, readModel } from '../../../src/train/jobs/modelFile';
import { writeFailure } from '../../../src/train/jobs/outcome';
import { planTask } from '../../../src/train/jobs/plan';
import { jobStatus } from '../../../src/train/jobs/status';
import { type WorkedBlock, workOnJobs } from '../../../src/train/jobs/work';
import { registerTrainer } from '../../../src/train/trainers';
import { denseTask, registerFailing, temporaryFolder } from './jobs';

describe('work on a job folder', () => {
  const folder = temporaryFolder();
  const plan = (task = denseTask(5), models = 2) =>
    planTask(JobFolder.open(folder.path, true), task, { models }, unending());
  const states = () => jobStatus(folder.path).blocks.map(({ state }) => state);

  it('trains the very models that one process trains', async () => {
    const task = denseTask(5);
    const { task: id, ids, blocks } = await plan(task);
    assert.deepEqual(blocks, [0, 1, 2]);
    const worked = await workOnJobs(folder.path);
    assert.deepEqual(worked.map(({ number, trained }) => [number, trained]).sort(), [
      [0, 2],
      [1, 2],
      [2, 1],
    ]);
    const locally = new Heard();
    await here.run([task], locally, unending());
    const there = ids.map(one => readModel(JobFolder.open(folder.path), id, one)!.weights);
    assert.deepEqual(
      there,
      locally.models.map(({ weights }) => weights),
    );
    assert.deepEqual(states(), ['done', 'done', 'done']);
    assert.deepEqual(await workOnJobs(folder.path), []);
  });

  it('trains a block alone, what is missing of it, and nothing where nothing is', async () => {
    const { task, ids } = await plan();
    assert.equal((await workOnJobs(folder.path, { block: 1, threads: 1 }))[0].trained, 2);
    assert.deepEqual(states(), ['waiting', 'done', 'waiting']);
    rmSync(join(folder.path, 'models', task, `${ids[3]}.safetensors`));
    assert.equal((await workOnJobs(folder.path, { block: 1 }))[0].trained, 1);
    assert.equal((await workOnJobs(folder.path, { block: 1 }))[0].trained, 0);
    await assert.rejects(workOnJobs(folder.path, { block: 7 }), /Expected a block of .*, got 7\. gmia status/);
  });

  it('plans nothing twice, and adds what is new', async () => {
    await plan(denseTask(3));
    const again = await plan(denseTask(5));
    assert.deepEqual([again.blocks, again.added], [[0, 1, 2], 1]);
    assert.deepEqual(readBlock(JobFolder.open(folder.path), 2).models.length, 2);
  });

  it('gives blocks that are added at once numbers of their own', async () => {
    const jobs = JobFolder.open(folder.path, true);
    const block = { task: 'a', title: 'b', seconds: null, models: [] };
    assert.deepEqual([addBlock(jobs, 0, block, []), addBlock(jobs, 0, block, [])], [0, 1]);
    jobs.reserve('', 'blocks', '000002.reserved'); // as another process that is just adding one
    assert.equal(addBlock(jobs, 0, block, []), 3);
  });

  it('does not take a file for gone where the file system cannot tell', async () => {
    await plan();
    const jobs = JobFolder.open(folder.path);
    assert.deepEqual([jobs.has('jobs.json'), jobs.has('models', 'none')], [true, false]);
    symlinkSync('000000.claim', jobs.file('blocks/000000.claim'));
    assert.throws(() => jobs.has('blocks/000000.claim'), { code: 'ELOOP' });
  });

  it('leaves a block to a living worker, and takes over that of a dead one', async () => {
    await plan();
    const jobs = JobFolder.open(folder.path);
    const claim = takeBlock(jobs, 0)!;
    assert.equal(takeBlock(jobs, 0), undefined);
    assert.deepEqual((await workOnJobs(folder.path)).map(({ number }) => number).sort(), [1, 2]);
    assert.deepEqual(states(), ['running', 'done', 'done']);
    // A process of that number is not there: no system has so many.
    jobs.write(JSON.stringify({ ...claim.said, id: 'other', pid: 2 ** 30 }), 'blocks', '000000.claim');
    assert.deepEqual(states(), ['lost', 'done', 'done']);
    assert.equal((await workOnJobs(folder.path)).length, 1);
    assert.deepEqual(states(), ['done', 'done', 'done']);
  });

  it('goes on with the others where a block was taken back after it was listed', async () => {
    await plan();
    symlinkSync('taken-back', join(folder.path, 'blocks', '000009.json')); // is listed, and is not there
    assert.equal((await workOnJobs(folder.path)).length, 3);
    assert.deepEqual(states(), ['done', 'done', 'done']);
    assert.deepEqual((await plan()).blocks, [0, 1, 2]);
    await assert.rejects(workOnJobs(folder.path, { block: 9 }), /Expected a block of .*, got 9/);
    assert.ok(!readdirSync(join(folder.path, 'blocks')).includes('000009.claim'));
  });

  it('stops when its block was taken over, at its next beat', async () => {
    await plan(denseTask(2, endless(smallNetwork)), 1);
    const jobs = JobFolder.open(folder.path);
    const stop = new AbortController();
    const working = workOnJobs(folder.path, { signal: stop.signal });
    while (readdirSync(join(folder.path, 'blocks')).every(name => !name.endsWith('.claim')))
      await new Promise(resolve => setTimeout(resolve, 20));
    const taken = readdirSync(join(folder.path, 'blocks')).find(name => name.endsWith('.claim'))!;
    const other = { id: 'other', host: 'elsewhere', pid: 1, since: '', models: 0, steps: 0 };
    jobs.write(JSON.stringify(other), 'blocks', taken);
    const next = taken.replace(/\d/g, '0') === taken ? '000001.claim' : '000000.claim';
    while (!jobs.has('blocks', next)) await new Promise(resolve => setTimeout(resolve, 50));
    stop.abort(new Error('enough'));
    await assert.rejects(working, /enough/);
    assert.ok(jobs.has('blocks', taken), 'what belongs to another stays');
    assert.ok(!jobs.has('blocks', next), 'what was its own is free again');
  });

  it('keeps models that are finished when it is stopped', async () => {
    const { task, ids } = await plan(denseTask(40, { ...smallNetwork, steps: 20_000 }), 40);
    const jobs = JobFolder.open(folder.path);
    const stop = new AbortController();
    const working = workOnJobs(folder.path, { signal: stop.signal });
    while (!ids.some(id => hasModel(jobs, task, id))) await new Promise(resolve => setTimeout(resolve, 5));
    stop.abort(new Error('enough'));
    await assert.rejects(working, /enough/);
    const kept = ids.filter(id => hasModel(jobs, task, id)).length;
    assert.ok(kept > 0 && kept < 40, `${kept}`);
    assert.deepEqual(states(), ['waiting']);
    assert.equal((await workOnJobs(folder.path))[0].trained, 40 - kept);
  });

  it('says why a block failed, leaves it alone after three times, and tries it when told to', async () => {
    let broken = true;
    registerTrainer({
      name: 'breaks',
      version: 1,
      gives: 'weights',
      check: () => {},
      train: async (task, listener, signal) => {
        if (broken) throw new Error('no such program');
        await here.run([{ ...task, trainer: 'dense' }], listener, signal);
      },
    });
    await plan({ ...denseTask(2), trainer: 'breaks' }, 2);
    const one = (await workOnJobs(folder.path))[0];
    assert.deepEqual([one.failure, one.trained], ['no such program', 0]);
    assert.deepEqual(states(), ['waiting']);
    await workOnJobs(folder.path);
    await workOnJobs(folder.path);
    assert.deepEqual(states(), ['failed']);
    assert.match(jobStatus(folder.path).blocks[0].failure!, /no such program/);
    assert.deepEqual(await workOnJobs(folder.path), []);
    broken = false;
    assert.equal((await workOnJobs(folder.path, { failed: true }))[0].trained, 2);
    assert.deepEqual(states(), ['done']);
  });

  it('tells the last of many failures, also where another worker just writes or removes it', async () => {
    await plan();
    const jobs = JobFolder.open(folder.path);
    const failure = () => jobStatus(folder.path).blocks[0].failure;
    for (let i = 0; i < 12; i++) writeFailure(jobs, 0, { by: 'a:1', time: '', message: `time ${i}` });
    assert.equal(failure(), 'time 11');
    writeFileSync(jobs.file('blocks/000000.failed-12'), '');
    assert.equal(failure(), 'time 11');
    rmSync(jobs.file('blocks/000000.failed-12'));
    symlinkSync('removed', jobs.file('blocks/000000.failed-12'));
    assert.equal(failure(), 'time 11');
  });

  it('leaves a folder alone on which everything fails', async () => {
    registerFailing('never', 'no Python here');
    await plan({ ...denseTask(8), trainer: 'never' }, 1);
    const told: WorkedBlock[] = [];
    const stop = AbortSignal.timeout(60_000);
    await workOnJobs(folder.path, { stay: true, signal: stop, onBlock: block => told.push(block) });
    assert.equal(told.length, 3);
  });

  it('refuses other versions, and folders that are none', async () => {
    await plan();
    const file = join(folder.path, 'jobs.json');
    const header = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...header, gmia: '0.1.9' }));
    await assert.rejects(
      workOnJobs(folder.path),
      new RegExp(`Expected a job folder of gmia ${version}, got ".* of gmia 0.1.9". Use gmia 0.1.9 on all machines`),
    );
    assert.throws(() => jobStatus(join(folder.path, 'models')), /Expected a job folder, got .*gmia plan makes one/);
    assert.throws(() => JobFolder.open(join(folder.path, 'blocks'), true), /Expected an empty folder, or a job folder/);
    writeFileSync(file, '{}');
    assert.throws(() => jobStatus(folder.path), /to say which version of gmia planned it/);
  });

  it('refuses a task of another version of its trainer, which is no fault of the block', async () => {
    const trainer = { ...here, name: 'versioned', gives: 'weights' as const, check: () => {}, train: async () => {} };
    registerTrainer({ ...trainer, version: 1 });
    await plan({ ...denseTask(2), trainer: 'versioned' });
    registerTrainer({ ...trainer, version: 2 });
    await assert.rejects(
      workOnJobs(folder.path),
      /Expected version 1 of the trainer versioned, .* got 2\. Use the same/,
    );
    assert.deepEqual(states(), ['waiting']);
  });

  it('refuses what other machines cannot train', async () => {
    const spec = { ...smallNetwork, build: () => 1 };
    await assert.rejects(plan({ ...denseTask(2), spec }), /whose spec is plain data, .* got "the function build"/);
  });
});
