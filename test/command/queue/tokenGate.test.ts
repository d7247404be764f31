import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tokenGate } from '../../../src/command/queue/tokenGate';

describe('tokenGate', () => {
  const gate = tokenGate();
  let server: Server;
  let url: string;
  before(async () => {
    server = createServer((request, response) => {
      if (gate.opens(request, response)) response.end(`in: ${request.url}`);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => void server.close());
  const get = (path: string, cookie?: string) =>
    fetch(`${url}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} });

  it('lets in who has the token, and then goes by a cookie that no script can read', async () => {
    const first = await get(`/queue/gmia?status=failed&token=${gate.token}`);
    assert.equal(first.status, 303);
    assert.equal(first.headers.get('location'), '/queue/gmia?status=failed');
    const set = first.headers.get('set-cookie')!;
    assert.match(set, /; HttpOnly; SameSite=Strict; Path=\/$/);
    const then = await get('/queue/gmia', `other=1; ${set.split(';')[0]}`);
    assert.deepEqual([then.status, await then.text()], [200, 'in: /queue/gmia']);
  });

  it('lets in nobody else', async () => {
    const name = (await get(`/?token=${gate.token}`)).headers.get('set-cookie')!.split('=')[0];
    const tries: [string, string?][] = [
      ['/'],
      ['/?token='],
      ['/?token=a'],
      ['//'],
      ['/', `${name}=a`],
      ['/', gate.token],
    ];
    for (const [path, cookie] of tries) {
      const { status, headers } = await get(path, cookie);
      assert.deepEqual([status, headers.get('set-cookie')], [401, null], path);
    }
  });
});
