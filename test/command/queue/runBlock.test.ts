import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BlockEnd, BlockOrder } from '../../../src/command/queue/runBlock';
import { isRunning } from '../../../src/core/isRunning';
import { JobFolder } from '../../../src/train/jobs/jobFolder';
import { jobStatus } from '../../../src/train/jobs/status';
import { temporaryFolder } from '../../train/jobs/jobs';
import { planFailing, planNetworks, planSmall } from './plan';

type RunBlock = (order: BlockOrder, signal: AbortSignal) => Promise<BlockEnd | undefined>;
const root = join(__dirname, '../../..');
const { signal } = new AbortController();

/** The sources, and what is built of them: `npm run build` comes first. */
for (const where of ['src', 'dist'])
  describe(`runBlock of ${where}/`, () => {
    const temporary = temporaryFolder();
    const file = join(root, where, 'command/queue/runBlock');
    const runBlock: RunBlock = (...args) => (require(file) as { runBlock: RunBlock }).runBlock(...args);
    const order = (some: Partial<BlockOrder> = {}): BlockOrder => ({
      folder: temporary.path,
      id: JobFolder.open(temporary.path).id,
      block: 0,
      ...some,
    });
    const claimed = () => readdirSync(join(temporary.path, 'blocks')).some(name => name.endsWith('.claim'));
    const claim = async () => {
      while (!claimed()) await wait(20);
    };

    it('trains what is missing of a block, and nothing a second time', async () => {
      await planSmall(temporary.path);
      assert.deepEqual(await runBlock(order(), signal), { trained: 2 });
      assert.deepEqual(await runBlock(order({ threads: 1 }), signal), { trained: 0 });
      assert.deepEqual(
        jobStatus(temporary.path).blocks.map(({ state }) => state),
        ['done', 'waiting'],
      );
    });

    it('says why a block failed, and what this machine is unfit for', async () => {
      await planFailing(temporary.path, 'no');
      const failed = (await runBlock(order(), signal)) as { failure: string };
      assert.match(failed.failure, /^Expected the command .* exit code 3[\s\S]*no\n/);
      const later = (await runBlock(order({ id: 'other' }), signal)) as { failure: string };
      assert.match(later.failure, /got a later one/);
      const gone = (await runBlock(order({ folder: join(temporary.path, 'gone') }), signal)) as { unfit: string };
      assert.match(gone.unfit, /^Expected a job folder, got .*gone/);
      const broken = join(temporary.path, 'broken.cjs');
      writeFileSync(broken, 'throw new Error("broken")');
      assert.deepEqual(await runBlock(order({ import: broken }), signal), { unfit: 'broken' });
    });

    it('knows the program that trains convolutional networks by its name', async () => {
      const command = { train: ['python3', join(root, 'test/train/command/fixtures/plain_networks.py')] };
      await planNetworks(temporary.path, command);
      const { failure } = (await runBlock(order(), signal)) as { failure: string };
      assert.match(failure, /^Expected trainer to be .*plain_networks\.py/);
      const convolutional = command.train.join(' ');
      assert.deepEqual(await runBlock(order({ convolutional }), signal), { trained: 1 });
    });

    it('stops when told to, and leaves no claim', async () => {
      await planSmall(temporary.path, { models: 1, block: 1, steps: 50_000_000 });
      const stop = new AbortController();
      const stopped = runBlock(order(), stop.signal);
      await claim();
      stop.abort();
      assert.equal(await stopped, undefined);
      assert.ok(!claimed());
    });

    it('ends soon after whoever ordered it was killed, and leaves no claim', async () => {
      await planSmall(temporary.path, { models: 1, block: 1, steps: 50_000_000 });
      const [from, ordered] = [file, order()].map(value => JSON.stringify(value));
      const script = `require(${from}).runBlock(${ordered}, new AbortController().signal)`;
      const ordering = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: root, stdio: 'inherit' });
      await claim();
      const said = JSON.parse(JobFolder.open(temporary.path).read('blocks', '000000.claim')!.toString());
      assert.notEqual(said.pid, ordering.pid);
      ordering.kill('SIGKILL');
      await once(ordering, 'exit');
      while (isRunning(said.pid)) await wait(20);
      assert.ok(!claimed());
    });
  });
