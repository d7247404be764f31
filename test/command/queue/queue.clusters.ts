import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openQueue } from '../../../src/command/queue/openQueue';
import { type Put, putBlocks } from '../../../src/command/queue/putBlocks';
import { queueAddress } from '../../../src/command/queue/queueAddress';
import { smallData } from '../../../src/contract/training';
import { randomFor } from '../../../src/core/random';
import { decodeTensors } from '../../../src/models/store/tensors';
import { takeBlock } from '../../../src/train/jobs/claim';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { jobStatus } from '../../../src/train/jobs/status';
import { workOnJobs } from '../../../src/train/jobs/work';
import { temporaryFolder } from '../../train/jobs/jobs';
import { planFailing, planSmall } from './plan';
import { type RedisServer, startRedis } from './redisServer';
import { type RunningGmia, runGmia } from './runGmia';

const patience = 300_000; // milliseconds until something happens on a busy machine

const none: Put = { put: 0, queued: 0, elsewhere: 0, failed: 0 };

/** Waits until something is so. */
async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const start = performance.now(); !(await holds()); await wait(50))
    if (performance.now() - start > patience) throw new Error(`Waited in vain for ${what}.`);
}

/** The models of a job folder by their name: their bytes but for who trained them, and who that was. */
function modelsOf(folder: string): Map<string, { tensors: string; by: string }> {
  const files = readdirSync(join(folder, 'models'), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter(file => file.endsWith('.safetensors'))
      .map(file => {
        const { tensors, metadata } = decodeTensors(readFileSync(join(folder, 'models', file)), {});
        const bytes = Object.entries(tensors).map(([name, { values }]) => [
          name,
          Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('hex'),
        ]);
        return [file, { tensors: JSON.stringify(bytes.sort()), by: metadata.by }];
      }),
  );
}

const tensorsOf = (folder: string) => [...modelsOf(folder)].map(([name, { tensors }]) => [name, tensors]).sort();

/** Processes that train blocks of a folder. */
const trainingIn = (folder: string): string[] =>
  spawnSync('ps', ['-A', '-o', 'pid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(line => line.includes('blockProcess') && line.includes(folder));

describe('gmia worker', function () {
  this.timeout(900_000); // Redis is installed on first use
  const temporary = temporaryFolder();
  let server: RedisServer;
  const running: RunningGmia[] = [];
  beforeEach(async () => {
    server = await startRedis();
  });
  afterEach(async () => {
    for (const { child } of running.splice(0)) child.kill('SIGKILL');
    await server.stop();
  });

  const run = (...args: string[]): RunningGmia => {
    const one = runGmia(args, { GMIA_QUEUE: server.url });
    running.push(one);
    return one;
  };
  const worker = (...args: string[]) => run('worker', '--lost-after', '2', ...args);
  const withQueue = async <T>(
    use: (open: Awaited<ReturnType<typeof openQueue>>['queue']) => Promise<T>,
  ): Promise<T> => {
    const { queue, close } = await openQueue(queueAddress(server.url, {}), { warn: assert.fail });
    return use(queue).finally(close);
  };
  const put = (folder: string, options = {}): Promise<Put> => withQueue(queue => putBlocks(queue, folder, options));
  const counts = () => withQueue(queue => queue.getJobCounts('wait', 'active', 'delayed', 'failed', 'completed'));

  it('gives the models of an undisturbed run, whoever is killed and although the server restarts', async () => {
    const seed = Date.now();
    console.log(`      killed at moments of seed ${seed}`);
    const { uniform } = randomFor(seed, 'kills');
    const [calm, wild] = ['calm', 'wild'].map(name => join(temporary.path, name));
    const size = { models: 16, block: 2, steps: 400_000 };
    for (const folder of [calm, wild]) await planSmall(folder, size);
    await workOnJobs(calm);

    // Twice at the same time, and once more while it is worked on, is once.
    const twice = await Promise.all([run('submit', wild, '--queue').ended, run('submit', wild, '--queue').ended]);
    assert.deepEqual(twice, [0, 0]);
    assert.equal((await counts()).wait, 8);
    const workers = [worker(), worker(), worker('--drain')];
    const begun = ({ out }: RunningGmia) => out().includes(': begun');
    await until('three workers at work', () => workers.every(begun));
    assert.deepEqual(await put(wild), { ...none, queued: 8 });
    const events = [
      () => void workers[0].child.kill('SIGKILL'),
      () => void workers[1].child.kill('SIGKILL'),
      () => server.restart(),
    ].map(async event => {
      await wait(5000 * uniform());
      await event();
    });
    await Promise.all(events);
    assert.equal(await workers[2].ended, 0, workers[2].err());

    assert.deepEqual(tensorsOf(wild), tensorsOf(calm));
    // Who finished a block has trained of it what the others had left, and nothing else.
    const trainedBy = new Map<string, number>();
    for (const { by } of modelsOf(wild).values()) trainedBy.set(by, (trainedBy.get(by) ?? 0) + 1);
    const done = readdirSync(join(wild, 'blocks')).filter(name => name.endsWith('.done'));
    assert.equal(done.length, 8);
    for (const name of done) {
      const { by, trained, twice } = JSON.parse(readFileSync(join(wild, 'blocks', name), 'utf8'));
      assert.deepEqual([trained, twice], [trainedBy.get(by) ?? 0, 0], name);
    }
    assert.equal(
      [...trainedBy.values()].reduce((a, b) => a + b),
      16,
    );
    const { completed, failed, wait: waiting, active } = await counts();
    assert.deepEqual([completed, failed, waiting, active], [8, 0, 0, 0]);
    await until('the end of what was trained for those killed', () => trainingIn(wild).length === 0);
  });

  it('puts no record into the server', async () => {
    const folder = join(temporary.path, 'jobs');
    await planSmall(folder);
    await put(folder);
    assert.equal(await worker('--drain').ended, 0);
    const written = server.written();
    assert.ok(written.includes(folder));
    const [task] = readdirSync(join(folder, 'tasks'));
    const records = readFileSync(join(folder, 'tasks', task));
    for (const value of smallData().features) {
      const single = Buffer.from(Float32Array.of(value).buffer);
      const double = Buffer.from(Float64Array.of(value).buffer);
      assert.ok(records.includes(single)); // it would be found
      const texts = [String(value), value.toFixed(5)].map(text => Buffer.from(text));
      for (const form of [...texts, ...[single, double].flatMap(bytes => [bytes, Buffer.from(bytes).reverse()])])
        assert.ok(!written.includes(form), `${value}`);
    }
  });

  it('gives what it is doing back to the queue when it is stopped', async () => {
    const folder = join(temporary.path, 'jobs');
    await planSmall(folder, { models: 2, block: 2, steps: 20_000_000 });
    await put(folder);
    const stopped = worker();
    await until('a claim', () => readdirSync(join(folder, 'blocks')).some(name => name.endsWith('.claim')));
    stopped.child.kill('SIGTERM');
    assert.equal(await stopped.ended, 0, stopped.err());
    assert.match(stopped.out(), /Stopping \.\.\.\nblock 0 of .*: back in the queue\n$/);
    assert.deepEqual(await counts(), { wait: 1, active: 0, delayed: 0, failed: 0, completed: 0 });
    assert.deepEqual(trainingIn(folder), []);
    assert.equal(jobStatus(folder).blocks[0].state, 'waiting');
  });

  it('gives a failing block up after some attempts, says why, and takes it again when told to', async () => {
    const folder = join(temporary.path, 'jobs');
    await planFailing(folder, 'record 17: 0.1234');
    await put(folder, { attempts: 2 });
    const drained = worker('--drain');
    assert.equal(await drained.ended, 0, drained.err());
    assert.match(drained.out(), /block 0 of .*: failed \(2 of 2\): Expected the command .* exit code 3/);
    await withQueue(async queue => {
      const [job] = await queue.getFailed();
      assert.equal(job.attemptsMade, 2);
      assert.match(job.failedReason!, /^Expected the command .* to end with exit code 0, got exit code 3/);
    });
    assert.ok(!server.written().includes('0.1234'));
    const status = run('status', folder);
    await status.ended;
    assert.match(status.out(), /exit code 3[\s\S]*record 17: 0\.1234/);
    assert.deepEqual(await put(folder, { attempts: 1 }), { ...none, put: 1 });
    assert.equal(await worker('--drain').ended, 0);
    assert.equal((await counts()).failed, 1);
    assert.equal(jobStatus(folder).blocks[0].state, 'failed');
    assert.deepEqual(await put(folder), { ...none, failed: 1 });
    assert.deepEqual(await put(folder, { failed: true }), { ...none, put: 1 });
  });

  it('leaves blocks to others whose folder is not here, and finds folders that have another name', async () => {
    const [there, here] = ['there', 'here'].map(name => join(temporary.path, name));
    await planSmall(there);
    await put(there);
    renameSync(there, here);
    const lost = worker('--drain');
    assert.equal(await lost.ended, 1);
    assert.match(lost.err(), /Expected a job folder, got [\s\S]*gmia submit .*there --queue --cancel\n$/);
    assert.equal((await counts()).wait, 2);
    const own = join(temporary.path, 'own.cjs');
    writeFileSync(own, 'console.log("loaded for", process.argv[2])');
    const found = worker('--drain', '--root', `${there}=${here}`, '--import', own);
    assert.equal(await found.ended, 0, found.err());
    assert.match(found.out(), /loaded for .*"block":0/);
    assert.equal(jobStatus(here).trained, 4);
  });

  it('leaves blocks alone that somebody works on without the queue', async () => {
    const folder = join(temporary.path, 'jobs');
    await planSmall(folder);
    const claim = takeBlock(JobFolder.open(folder), 0)!;
    assert.deepEqual(await put(folder), { ...none, put: 1, elsewhere: 1 });
    claim.release();
    assert.deepEqual(await put(folder), { ...none, put: 1, queued: 1 });
  });

  it('takes blocks out of a queue, also those of a folder that is gone', async () => {
    const folder = join(temporary.path, 'jobs');
    await planSmall(folder);
    await put(folder);
    renameSync(folder, `${folder}-before`);
    await planSmall(folder, { models: 1, block: 1 });
    assert.deepEqual(await put(folder), { ...none, put: 1 });
    assert.equal((await counts()).wait, 1);
    renameSync(folder, `${folder}-then`);
    const withdrawn = run('submit', folder, '--queue', '--cancel');
    assert.equal(await withdrawn.ended, 0, withdrawn.err());
    assert.match(withdrawn.out(), /^Cancelled: 1 block\.\n$/);
    assert.equal((await counts()).wait, 0);
  });
});
