import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProgressState } from '../../../../src/core/progress';
import { Checkpoints } from '../../../../src/models/store/checkpoints';
import { folderStore } from '../../../../src/models/store/folderStore';
import { memoryStore } from '../../../../src/models/store/memoryStore';
import type { Store } from '../../../../src/models/store/objects';
import { folderRemote } from '../../../../src/models/store/remote/folderRemote';

const text = (content: string) => Buffer.from(content);
const read = (store: Store, key: string) => Buffer.from(store.get(key) ?? text('nothing')).toString();
const keys = (store: Store, prefix = '') =>
  store
    .list(prefix)
    .map(({ key }) => key)
    .sort();

/** A series with model 0 and its answers, of weights that may differ from machine to machine. */
function series(store: Store, weight: number, name = 'toy'): Checkpoints {
  const one = new Checkpoints(store, { seed: 1 }, name).open();
  one.save(0, { 0: { shape: [2], values: Float32Array.of(weight, 2) } });
  one.saveLogits(0, 'records', Float32Array.of(weight, 1), 2);
  return one;
}

describe('pull and push', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gmia-remote-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const remote = () => folderRemote(folder);
  const there = () => folderStore(folder);

  it('bring models that are used, with what is said of them, and not the log', async () => {
    const [mine, yours] = [memoryStore(), memoryStore()];
    const made = series(mine, 1);
    made.keepWarning('One did not converge.');
    made.log(1, 2);
    await remote().push('', mine);
    assert.equal(there().log!.last(9).length, 0);
    await remote().pull('', yours);
    const found = new Checkpoints(yours, { seed: 1 }).open();
    assert.deepEqual(found.load(0, () => {})?.[0].values, Float32Array.of(1, 2));
    assert.deepEqual(found.loadLogits(0, 'records'), Float32Array.of(1, 1));
    assert.deepEqual(found.warnings, ['One did not converge.']);
    assert.equal(yours.log!.last(9).length, 0);
  });

  it('copy settings first, then models, then what follows from them', async () => {
    const mine = memoryStore();
    const { id } = series(mine, 1);
    const order: string[] = [];
    const yours = memoryStore();
    await remote().push('', mine);
    await remote().pull('', { ...yours, put: (key, content) => (order.push(key), yours.put(key, content)) });
    assert.deepEqual(order, [`${id}/settings.json`, `${id}/0.safetensors`, `${id}/0.records.safetensors`]);
  });

  it('leave out answers of a model that is another one here, and keep the settings of whoever was first', async () => {
    const [mine, yours] = [memoryStore(), memoryStore()];
    const { id } = series(mine, 1, 'theirs');
    await remote().push('', mine);
    const own = new Checkpoints(yours, { seed: 1 }, 'ours and longer').open();
    own.save(0, { 0: { shape: [2], values: Float32Array.of(1.5, 2) } });
    const before = [`${id}/settings.json`, `${id}/0.safetensors`].map(key => read(yours, key));
    const { objects, differing } = await remote().pull('', yours);
    assert.deepEqual([objects, differing], [0, [`${id}/0.records.safetensors`]]);
    assert.deepEqual(
      [`${id}/settings.json`, `${id}/0.safetensors`].map(key => read(yours, key)),
      before,
    );
    const { there } = await remote().push('', yours);
    assert.equal(there, 2);
    assert.match(read(folderStore(folder), `${id}/settings.json`), /theirs/);
  });

  it('leave warnings alone that they cannot read, on either side', async () => {
    const mine = memoryStore();
    mine.put('a/warnings.json', text('["mine"]'));
    there().put('a/warnings.0123456789abcdef.json', text('{"of": "another version"}'));
    there().put('a/warnings.json', text('["theirs"]'));
    assert.deepEqual((await remote().push('', mine)).differing, ['a/warnings.0123456789abcdef.json']);
    assert.deepEqual((await remote().pull('', mine)).differing, ['a/warnings.0123456789abcdef.json']);
    assert.deepEqual(JSON.parse(read(mine, 'a/warnings.json')), ['mine', 'theirs']);
    assert.equal(read(there(), 'a/warnings.0123456789abcdef.json'), '{"of": "another version"}');
    mine.put('a/warnings.json', text('of another version'));
    assert.ok((await remote().pull('', mine)).differing.includes('a/warnings.json'));
    assert.equal(read(mine, 'a/warnings.json'), 'of another version');
  });

  it('leave what others keep there, and what is being written', async () => {
    const [mine, other] = [memoryStore(), there()];
    mine.put('a/0.safetensors.1.tmp', text('half'));
    other.put('b/1.safetensors.2.tmp', text('half'));
    other.put('b/9.bin', text('of another version'));
    assert.equal((await remote().push('', mine)).objects, 0);
    assert.equal((await remote().pull('', mine)).objects, 1);
    assert.deepEqual(keys(mine), ['a/0.safetensors.1.tmp', 'b/9.bin']);
    assert.deepEqual(keys(other), ['b/1.safetensors.2.tmp', 'b/9.bin']);
  });

  it('name a damaged object, leave it out, and go on with the others', async () => {
    const mine = memoryStore();
    const { id } = series(mine, 1);
    await remote().push('', mine);
    for (const name of ['0', '1']) there().put(`${id}/${name}.safetensors`, text('no model'));
    const yours = memoryStore();
    await assert.rejects(remote().pull('', yours), {
      name: 'RemoteError',
      message:
        `pull from ${folder}: 2 objects are damaged and were left out, the first is ${id}/0.safetensors (not a whole ` +
        'safetensors file: the header is cut off). All others were copied. Remove it there, and push it again from a ' +
        'store that has it.',
    });
    assert.deepEqual(keys(yours), [`${id}/0.records.safetensors`, `${id}/settings.json`]);
    assert.equal(read(there(), `${id}/0.safetensors`), 'no model');
  });

  it('stop at a signal between objects, and go on from there', async () => {
    const mine = memoryStore();
    for (let i = 0; i < 50; i++) mine.put(`a/${i}`, new Uint8Array(1000));
    const controller = new AbortController();
    const stopping = {
      ...mine,
      get: (key: string) => {
        if (key === 'a/30') controller.abort(new Error('enough'));
        return mine.get(key);
      },
    };
    const stopped = remote().push('', stopping, { signal: controller.signal, concurrency: 2 });
    await assert.rejects(stopped, (error: Error) => {
      assert.equal(error.name, 'InterruptedError');
      assert.match(
        error.message,
        /^Stopped during push to .*, at \d+ %\. What was finished is kept: run it again to go/,
      );
      assert.equal((error.cause as Error).message, 'enough');
      return true;
    });
    const kept = keys(there()).length;
    assert.ok(kept >= 29 && kept < 50, `${kept} objects`);
    const { objects, there: had } = await remote().push('', mine);
    assert.deepEqual([objects, had], [50 - kept, kept]);
  });

  it('tell how far they are in bytes, in one line', async () => {
    const mine = memoryStore();
    for (let i = 0; i < 3; i++) mine.put(`a/${i}`, new Uint8Array(1000));
    const states: ProgressState[] = [];
    await remote().push('', mine, { progress: { state: state => void states.push(state) } });
    const { label, done, total } = states.at(-1)!;
    assert.deepEqual([label, done, total], [`push to ${folder}`, 3000, 3000]);
  });

  it('do not ask a store of one’s own again', async () => {
    there().put('a/b', text('one'));
    let calls = 0;
    const full = {
      ...memoryStore(),
      put: () => {
        calls++;
        throw new Error('no space left');
      },
    };
    await assert.rejects(remote().pull('', full, { pause: 0 }), /no space left/);
    assert.equal(calls, 1);
  });
});
