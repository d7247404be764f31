import assert from 'node:assert/strict';
import { type Board, openBoard } from '../../../src/command/queue/board';
import { openQueue } from '../../../src/command/queue/openQueue';
import { putBlocks } from '../../../src/command/queue/putBlocks';
import { queueAddress } from '../../../src/command/queue/queueAddress';
import { temporaryFolder } from '../../train/jobs/jobs';
import { planSmall } from './plan';
import { type RedisServer, startRedis } from './redisServer';

describe('openBoard', function () {
  this.timeout(900_000); // Redis is installed on first use
  const temporary = temporaryFolder();
  let server: RedisServer;
  let board: Board;
  let cookie: string;
  before(async () => {
    server = await startRedis();
    board = await openBoard(queueAddress(server.url, {}), 0, assert.fail);
    const first = await fetch(board.url, { redirect: 'manual' });
    cookie = first.headers.get('set-cookie')!.split(';')[0];
  });
  after(async () => {
    await board?.close();
    await server?.stop();
  });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, board.url), { ...init, headers: { cookie } });

  it('shows the queue to who has the token, and lets nobody change it', async () => {
    const { queue, close } = await openQueue(queueAddress(server.url, {}), { warn: assert.fail });
    await planSmall(temporary.path);
    await putBlocks(queue, temporary.path);
    assert.equal(new URL(board.url).hostname, '127.0.0.1');
    const page = await ask('/');
    assert.equal(page.status, 200);
    assert.match(await page.text(), /Bull/);
    assert.match(page.headers.get('content-security-policy')!, /^default-src 'self';/);
    const { queues } = (await (await ask('/api/queues?activeQueue=gmia&page=1')).json()) as {
      queues: {
        name: string;
        counts: { waiting: number };
        readOnlyMode: boolean;
        jobs: { id: string; data: object }[];
      }[];
    };
    assert.deepEqual([queues.length, queues[0].name, queues[0].counts.waiting], [1, 'gmia', 2]);
    const job = queues[0].jobs.find(({ data }) => (data as { block: number }).block === 1)!;
    assert.equal((job.data as { folder: string }).folder, temporary.path);
    for (const action of [`${job.id}/clean`, `${job.id}/promote`, 'pause', 'empty', 'obliterate']) {
      const { status } = await ask(`/api/queues/gmia/${action}`, { method: 'PUT' });
      assert.ok(status >= 400, `${action}: ${status}`);
    }
    assert.equal(await queue.getWaitingCount(), 2);
    await close();
  });

  it('shows nothing without the token', async () => {
    for (const path of ['/', '/api/queues', '/static/js/main.js'])
      assert.equal((await fetch(new URL(path, board.url).href.replace(/\?.*/, ''))).status, 401, path);
  });
});
