import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inventory } from '../../../src/models/store/inventory';
import { decodeSafetensors } from '../../../src/models/store/safetensors';
import { temporaryStore } from '../temporaryStore';
import { works } from './work';

/** A process that trains, from the moment it begins. */
async function startWork(name: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'work.ts'), name], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout!, 'data');
  return child;
}

/** Kills it as `kill -9` does, after a while. */
async function kill(child: ChildProcess, milliseconds: number): Promise<void> {
  const ended = child.exitCode === null ? once(child, 'exit') : undefined;
  await Promise.race([wait(milliseconds), ended]);
  child.kill('SIGKILL');
  await ended;
}

/** The models in the store, each of which has to be whole. */
const whole = (): string[] =>
  inventory().flatMap(({ id }) => {
    const folder = join(process.env.GMIA_STORE!, id);
    const models = readdirSync(folder).filter(name => name.endsWith('.safetensors'));
    for (const name of models) assert.ok(decodeSafetensors(readFileSync(join(folder, name))).tensors.sample, name);
    return models.sort();
  });

describe('training that is killed', () => {
  temporaryStore();

  for (const [name, kills, longest] of [
    ['dense', 10, 600],
    ['processes', 3, 3000],
  ] as const)
    it(`${name}: ${kills} times at random moments, goes on to the very same models`, async function () {
      this.timeout(120_000);
      const delays: number[] = [];
      const finished: number[] = [];
      for (let i = 0; i < kills; i++) {
        delays.push(Math.random() * longest);
        await kill(await startWork(name), delays[i]);
        finished.push(whole().length);
      }
      const story = `killed after ${delays.map(Math.round)} ms, with ${finished} models finished`;
      if (process.env.SHOW) console.log(story);
      assert.deepEqual(
        finished,
        [...finished].sort((a, b) => a - b),
        `nothing finished is lost: ${story}`,
      );
      const resumed = await works[name](true);
      assert.deepEqual(resumed.warnings, [], story);
      const undisturbed = await works[name](false);
      assert.deepEqual(resumed.models, undisturbed.models, story);
    });

  it('by two processes at once, one of which is killed, ends with the very same models', async function () {
    this.timeout(60_000);
    const [one, other] = await Promise.all([startWork('dense'), startWork('dense')]);
    await kill(one, Math.random() * 600);
    if (other.exitCode === null) await once(other, 'exit');
    assert.equal(whole().length, 150);
    const stored = await works.dense(true);
    assert.deepEqual(stored.warnings, []);
    assert.deepEqual(stored.models, (await works.dense(false)).models);
  });

  it('leaves no training process behind', async function () {
    this.timeout(60_000);
    const child = await startWork('processes');
    const children = () =>
      readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
        .map(Number);
    if (process.platform !== 'linux') this.skip();
    while (children().length === 0) await wait(20);
    const pids = children();
    await kill(child, 500);
    const alive = () =>
      pids.filter(pid => {
        try {
          process.kill(pid, 0);
          return true;
        } catch {
          return false;
        }
      });
    for (let i = 0; i < 100 && alive().length > 0; i++) await wait(100);
    assert.deepEqual(alive(), []);
  });
});
