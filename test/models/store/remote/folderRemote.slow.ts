import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { folderStore } from '../../../../src/models/store/folderStore';
import { folderRemote } from '../../../../src/models/store/remote/folderRemote';
import { encodeTensors } from '../../../../src/models/store/tensors';

describe('a shared folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gmia-remote-'));
  after(() => rmSync(folder, { recursive: true }));
  const at = (name: string) => join(folder, name);
  const copy = (way: 'pull' | 'push', store: string) =>
    spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'copy.ts'), way, at('shared'), at(store)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  it('holds whole objects after kill -9, while others push and pull, and in the end all of them', async function () {
    this.timeout(120_000);
    mkdirSync(at('shared'));
    const [mine, shared] = [folderStore(at('mine')), folderStore(at('shared'))];
    for (let i = 0; i < 60; i++) {
      const values = new Float32Array(100_000).fill(i);
      mine.put(`a/${i}.safetensors`, encodeTensors({ a: { shape: [values.length], values } }, {}).content);
    }
    const objects = (store = shared) => store.list('').filter(({ key }) => !key.endsWith('.tmp'));
    let killed = 0;
    for (let i = 0; i < 4; i++) {
      const before = objects().length;
      const child = copy('push', 'mine');
      const others = [copy('pull', 'yours'), copy('pull', 'yours')].map(one => once(one, 'exit'));
      const exit = once(child, 'exit');
      while (child.exitCode === null && objects().length === before) await wait(5);
      await wait(Math.random() * 50);
      child.kill('SIGKILL');
      if ((await exit)[1] === 'SIGKILL') killed++;
      assert.deepEqual(await Promise.all(others.map(async one => (await one)[0])), [0, 0]);
      for (const { key } of objects()) assert.ok(Buffer.from(shared.get(key)!).equals(mine.get(key)!), key);
    }
    assert.ok(killed > 0, 'none was at work any more');
    await folderRemote(at('shared')).push('', mine);
    const yours = folderStore(at('yours'));
    await folderRemote(at('shared')).pull('', yours);
    assert.equal(objects(yours).length, 60);
    for (const { key } of objects(yours)) assert.ok(Buffer.from(yours.get(key)!).equals(mine.get(key)!), key);
  });
});
