import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { remoteContract } from '../../../../../src/contract/remote';
import { folderStore } from '../../../../../src/models/store/folderStore';
import { memoryStore } from '../../../../../src/models/store/memoryStore';
import type { Store } from '../../../../../src/models/store/objects';
import { s3Remote } from '../../../../../src/models/store/remote/s3/s3Remote';
import { encodeTensors } from '../../../../../src/models/store/tensors';
import { itHolds } from '../../../../contract/itHolds';
import { awsEnvironment } from './awsEnvironment';
import { faultyProxy } from './faultyProxy';
import { canHaveObjectStore, type ObjectStore, startObjectStore } from './objectStore';

/** Objects such as those of a series: settings, and models of so many numbers each. */
function series(id: string, models: number, numbers: number, store: Store = memoryStore()): Store {
  store.put(`${id}/settings.json`, Buffer.from('{}'));
  for (let i = 0; i < models; i++) {
    const values = Float32Array.from({ length: numbers }, (_, j) => i + Math.sin(j));
    store.put(`${id}/${i}.safetensors`, encodeTensors({ a: { shape: [numbers], values } }, { index: `${i}` }).content);
  }
  return store;
}

function same(is: Store, should: Store): void {
  const keys = (store: Store) =>
    store
      .list('')
      .map(({ key }) => key)
      .filter(key => !key.endsWith('.tmp')) // of a pull that was killed
      .sort();
  assert.deepEqual(keys(is), keys(should));
  for (const key of keys(should)) assert.ok(Buffer.from(is.get(key)!).equals(should.get(key)!), key);
}

describe('s3Remote, with versitygw', function () {
  this.timeout(900_000); // it may have to be built first
  if (!canHaveObjectStore()) return void it('is skipped, since there is no Go to build versitygw with');
  const env = awsEnvironment();
  let server: ObjectStore;
  let folder: string;
  before(async () => {
    server = await startObjectStore(['ours', 'other']);
  });
  after(() => server?.stop());
  beforeEach(() => {
    env(server.environment);
    folder = mkdtempSync(join(tmpdir(), 'gmia-remote-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const at = (prefix: string, bucket = 'ours') => s3Remote({ bucket, prefix });
  const copy = (way: 'pull' | 'push', prefix: string, to: string): ChildProcess =>
    spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, '../copy.ts'), way, `s3://ours/${prefix}`, to], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  itHolds(remoteContract, { s3Remote: () => at('contract') });

  it('lists more objects than a page has', async () => {
    const mine = memoryStore();
    for (let i = 0; i < 1100; i++) mine.put(`${i % 3}/${i}`, Uint8Array.of(i % 256));
    assert.equal((await at('pages').push('', mine, { concurrency: 32 })).objects, 1100);
    assert.equal((await at('pages').push('', mine)).there, 1100);
    const yours = memoryStore();
    await at('pages').pull('', yours, { concurrency: 32 });
    same(yours, mine);
  });

  it('takes an object of 50 MB, and a prefix for itself alone', async () => {
    const mine = memoryStore();
    mine.put(
      'a/large',
      Uint8Array.from({ length: 50e6 }, (_, i) => (i * 31) % 251),
    );
    await at('large').push('', mine);
    const yours = memoryStore();
    assert.equal((await at('large').pull('', yours)).bytes, 50e6);
    same(yours, mine);
    for (const remote of [at('larg'), at(''), at('large', 'other')])
      assert.equal((await remote.pull('a/', memoryStore())).objects, 0);
  });

  it('leaves out what is damaged in the bucket, and what others keep there as it is', async () => {
    const mine = series('a', 3, 100);
    await at('rot').push('', mine);
    const file = (name: string) => join(server.folder, 'ours/rot', name);
    const damaged = readFileSync(file('a/1.safetensors'));
    damaged[damaged.length - 1] ^= 1;
    writeFileSync(file('a/1.safetensors'), damaged);
    writeFileSync(file('a/9.safetensors'), 'of another version');
    writeFileSync(file('a/note'), 'of another program');
    writeFileSync(file('README'), 'no object of a store');
    const yours = memoryStore();
    await assert.rejects(at('rot').pull('', yours, { retries: 1, pause: 0 }), {
      name: 'RemoteError',
      message: /2 objects are damaged and were left out, the first is a\/\d\.safetensors .*All others were copied/,
    });
    assert.deepEqual(
      yours
        .list('')
        .map(({ key }) => key)
        .sort(),
      ['a/0.safetensors', 'a/2.safetensors', 'a/note', 'a/settings.json'],
    );
    await at('rot').push('', series('a', 3, 100));
    assert.deepEqual(readFileSync(file('a/1.safetensors')), damaged);
    assert.equal(readFileSync(file('a/9.safetensors'), 'utf8'), 'of another version');
    assert.equal(readFileSync(file('README'), 'utf8'), 'no object of a store');
  });

  it('gets all through where half of the answers fail', async () => {
    const proxy = await faultyProxy(server.url);
    try {
      env({ ...server.environment, AWS_ENDPOINT_URL_S3: proxy.url });
      const mine = series('a', 60, 5000);
      mine.put('a/warnings.json', Buffer.from('["said"]'));
      const stubborn = { retries: 40, pause: 0.001 };
      const { objects } = await at('faulty').push('', mine, stubborn);
      assert.equal(objects, 61);
      const yours = memoryStore();
      await at('faulty').pull('', yours, stubborn);
      assert.deepEqual(JSON.parse(Buffer.from(yours.get('a/warnings.json')!).toString()), ['said']);
      for (const store of [mine, yours]) store.delete('a/warnings.json');
      same(yours, mine);
      for (const [kind, count] of Object.entries(proxy.counts)) assert.ok(count > 0, `${kind} never happened`);
    } finally {
      proxy.stop();
    }
  });

  it('says that nobody answers any more, and goes on when somebody does', async () => {
    const mine = series('a', 20, 100);
    const proxy = await faultyProxy(server.url);
    proxy.stop();
    env({ ...server.environment, AWS_ENDPOINT_URL_S3: proxy.url });
    await assert.rejects(at('gone').push('', mine, { retries: 2, pause: 0.001 }), {
      name: 'RemoteError',
      message: /did not answer for s3:\/\/ours\/gone\/: fetch failed, ECONNREFUSED/,
    });
    env(server.environment);
    assert.equal((await at('gone').push('', mine)).objects, 21);
  });

  it('ends with the same objects when two processes push and pull one series at once', async () => {
    const mine = series('a', 40, 20_000, folderStore(join(folder, 'mine')));
    const yours = series('a', 60, 20_000, folderStore(join(folder, 'yours')));
    mine.put('a/warnings.json', Buffer.from('["mine"]'));
    yours.put('a/warnings.json', Buffer.from('["yours"]'));
    const ended = async (children: ChildProcess[]) =>
      assert.deepEqual(
        await Promise.all(children.map(async child => (await once(child, 'exit'))[0])),
        children.map(() => 0),
      );
    await ended(['mine', 'yours'].map(one => copy('push', 'both', join(folder, one))));
    await ended(['mine', 'yours', 'new'].map(one => copy('pull', 'both', join(folder, one))));
    await ended(['new', 'new'].map(one => copy('pull', 'both', join(folder, one))));
    for (const one of ['mine', 'yours', 'new'].map(name => folderStore(join(folder, name)))) {
      const said = JSON.parse(Buffer.from(one.get('a/warnings.json')!).toString()) as string[];
      assert.deepEqual(said.sort(), ['mine', 'yours']);
      one.delete('a/warnings.json');
      same(one, series('a', 60, 20_000));
    }
  });

  it('is whole after kill -9 at any moment of a push or a pull, and goes on from there', async () => {
    const whole = series('a', 80, 50_000, folderStore(join(folder, 'mine')));
    /** Kills it a moment after `count` has grown. @returns whether it was still at work */
    const killed = async (child: ChildProcess, count: () => number) => {
      const before = count();
      const exit = once(child, 'exit');
      while (child.exitCode === null && count() === before) await wait(5);
      await wait(Math.random() * 50);
      child.kill('SIGKILL');
      return (await exit)[1] === 'SIGKILL' ? 'killed' : 'ended';
    };
    const story: string[] = [];
    const inBucket = () => {
      const names = readdirSync(join(server.folder, 'ours'));
      return names.includes('killed') ? readdirSync(join(server.folder, 'ours/killed/a')).length : 0;
    };
    for (let i = 0; i < 4; i++) {
      const end = await killed(copy('push', 'killed', join(folder, 'mine')), inBucket);
      story.push(`push ${end} with ${inBucket()}`);
      const found = memoryStore();
      await at('killed').pull('', found); // checks each
      for (const { key } of found.list('')) assert.ok(Buffer.from(found.get(key)!).equals(whole.get(key)!), key);
    }
    await at('killed').push('', whole);
    const yours = folderStore(join(folder, 'yours'));
    const objects = () => yours.list('').filter(({ key }) => !key.endsWith('.tmp'));
    for (let i = 0; i < 4; i++) {
      const end = await killed(copy('pull', 'killed', join(folder, 'yours')), () => objects().length);
      story.push(`pull ${end} with ${objects().length}`);
      for (const { key } of objects()) assert.ok(Buffer.from(yours.get(key)!).equals(whole.get(key)!), key);
    }
    const last = await at('killed').pull('', yours);
    assert.equal(last.objects + last.there, 81);
    same(yours, whole);
    if (process.env.SHOW) console.log(story.join('; '));
    assert.ok(
      story.some(one => one.includes('killed')),
      story.join('; '),
    );
  });

  it('says what is wrong with a key or a bucket, and shows no key', async () => {
    const wrong: [change: Record<string, string>, bucket: string, message: RegExp][] = [
      [{ AWS_SECRET_ACCESS_KEY: 'hunter2' }, 'ours', /answered 403 .*\(SignatureDoesNotMatch: .*See AWS_ACCESS_KEY_ID/],
      [
        { AWS_ACCESS_KEY_ID: 'nobody' },
        'ours',
        /answered 40[34] .*\((InvalidAccessKeyId|XAdminUserNotFound): .*See AWS_ACCESS_KEY_ID/,
      ],
      [{}, 'nowhere', /answered 404 for s3:\/\/nowhere\/ \(NoSuchBucket: .* make it, or name another one\.$/],
      [
        { AWS_REGION: 'eu-west-1' },
        'ours',
        /answered 400 .*AuthorizationHeaderMalformed.* Set AWS_REGION to .*us-east-1/,
      ],
    ];
    const secret = new RegExp(`hunter2|nobody|${server.environment.AWS_SECRET_ACCESS_KEY}`);
    for (const [change, bucket, message] of wrong)
      for (const way of ['pull', 'push'] as const) {
        env({ ...server.environment, ...change });
        await assert.rejects(at('', bucket)[way]('', series('a', 1, 1), { retries: 0 }), (error: Error) => {
          assert.equal(error.name, 'RemoteError');
          assert.match(error.message, message);
          assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, secret);
          return true;
        });
      }
  });
});
