import assert from 'node:assert/strict';
import { createServer, type Server, type Socket } from 'node:net';
import { freePorts } from '../../../scripts/servers/freePorts';
import { openQueue } from '../../../src/command/queue/openQueue';
import { queueAddress } from '../../../src/command/queue/queueAddress';
import { type RedisServer, safe, startRedis } from './redisServer';
import { runGmia } from './runGmia';
import { tlsBefore } from './tlsBefore';

const secret = 'correct horse';

/** Opens the queue of a server, and closes it. @returns what it warned of */
async function open(url: string, env: NodeJS.ProcessEnv = {}, anyServer = false): Promise<string[]> {
  const warnings: string[] = [];
  const { close, connection } = await openQueue(queueAddress(url, env), {
    anyServer,
    warn: text => void warnings.push(text),
  });
  assert.equal(await connection.ping(), 'PONG');
  await close();
  return warnings;
}

describe('openQueue', function () {
  this.timeout(900_000); // Redis is installed on first use
  const servers: RedisServer[] = [];
  const start = async (settings?: Record<string, string>) => {
    const server = await startRedis(settings);
    servers.push(server);
    return server.url;
  };
  after(async () => {
    for (const server of servers) await server.stop();
  });

  it('opens a queue where jobs are safe, without a word', async () => {
    assert.deepEqual(await open(await start()), []);
  });

  it('refuses a server that forgets jobs, says why, and goes on where that is wanted', async () => {
    const memory = await start({ ...safe, appendonly: 'no' });
    await assert.rejects(open(memory), /RangeError: .*no append-only file.*appendonly yes.*--any-server/s);
    assert.match((await open(memory, {}, true)).join(), /no append-only file/);
    const evicts = await start({ ...safe, 'maxmemory-policy': 'allkeys-lru' });
    await assert.rejects(open(evicts), /RangeError: .*policy is allkeys-lru.*--any-server/s);
  });

  it('says that a password is wrong or missing, where it comes from, and not what it is', async () => {
    const url = await start({ ...safe, requirepass: secret });
    assert.deepEqual(await open(url, { GMIA_REDIS_PASSWORD: secret }), []);
    for (const password of ['', 'hunter2'])
      await assert.rejects(open(url, { GMIA_REDIS_PASSWORD: password }), (error: Error) => {
        assert.match(error.message, /^Could not get to redis:\/\/127\.0\.0\.1:\d+\/0: .*(WRONGPASS|NOAUTH)/);
        assert.match(error.message, /Set GMIA_REDIS_PASSWORD/);
        return !error.message.includes('hunter2');
      });
  });

  it('says within seconds that nobody is there, or nobody answers', async () => {
    await assert.rejects(open(`redis://127.0.0.1:${await freePorts(1)}`), /ECONNREFUSED.*Is the server running/);
    const sockets: Socket[] = [];
    const silent = await new Promise<Server>(resolve => {
      const server = createServer(socket => void sockets.push(socket)).listen(0, '127.0.0.1', () => resolve(server));
    });
    const { port } = silent.address() as { port: number };
    await assert.rejects(open(`redis://127.0.0.1:${port}`), /no answer within 5 s\. Can this machine reach it/);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('speaks TLS, to a server whose certificate it trusts', async () => {
    const url = await start({ ...safe, requirepass: secret });
    const { port, certificate, stop } = await tlsBefore(Number(new URL(url).port));
    const args = ['worker', '--queue', `rediss://127.0.0.1:${port}`, '--drain'];
    const trusting = { GMIA_REDIS_PASSWORD: secret, NODE_EXTRA_CA_CERTS: certificate };
    const [trusted, not] = [runGmia(args, trusting), runGmia(args, { GMIA_REDIS_PASSWORD: secret })];
    assert.deepEqual([await trusted.ended, trusted.err()], [0, '']);
    assert.equal(await not.ended, 1);
    assert.match(not.err(), /rediss:\/\/127\.0\.0\.1:\d+\/0: self-signed certificate\. NODE_EXTRA_CA_CERTS names/);
    assert.ok(![trusted, not].some(({ out, err }) => `${out()}${err()}`.includes(secret)));
    await assert.rejects(
      open(`redis://127.0.0.1:${port}`),
      /Could not get to redis:.*is it rediss:\/\/ that it speaks/,
    );
    stop();
  });
});
