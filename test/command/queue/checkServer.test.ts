import assert from 'node:assert/strict';
import { serverState } from '../../../src/command/queue/checkServer';

const info = (fields: Record<string, string>) =>
  `# Server\r\n${Object.entries(fields)
    .map(([name, value]) => `${name}:${value}\r\n`)
    .join('')}`;
const good = { redis_version: '7.2.4', aof_enabled: '1', maxmemory_policy: 'noeviction' };

describe('serverState', () => {
  it('finds nothing wrong with a server that forgets nothing, of Redis 6.2 or later, or Valkey', () => {
    for (const version of ['6.2.0', '6.10.1', '7.0.15', '10.0.0', '7.2.4'])
      assert.deepEqual(serverState(info({ ...good, valkey_version: '8.0.1', redis_version: version })), {
        refused: undefined,
        forgets: [],
        unknown: [],
      });
  });

  it('says what is wrong', () => {
    for (const version of ['6.0.16', '5.0.7', '6.1.9'])
      assert.match(serverState(info({ ...good, redis_version: version })).refused!, RegExp(`6\\.2.*got ${version}`));
    const { forgets } = serverState(info({ ...good, aof_enabled: '0', maxmemory_policy: 'volatile-lru' }));
    assert.equal(forgets.length, 2);
    assert.match(forgets[0], /appendonly yes/);
    assert.match(forgets[1], /its policy is volatile-lru/);
  });

  it('says what a server does not tell', () => {
    assert.deepEqual(serverState('# Server\r\nredis_version:7.0.0\r\n').unknown, ['appendonly', 'maxmemory-policy']);
  });
});
