import assert from 'node:assert/strict';
import { queueAddress, shownAddress, withoutAddress } from '../../../src/command/queue/queueAddress';

describe('queueAddress', () => {
  it('reads host, port, database and TLS of --queue, and who we are from the environment', () => {
    assert.deepEqual(queueAddress('redis://lab', {}), {
      host: 'lab',
      port: 6379,
      db: 0,
      tls: false,
      username: undefined,
      password: undefined,
    });
    const env = { GMIA_REDIS_USERNAME: 'ann', GMIA_REDIS_PASSWORD: 'a:b@c', GMIA_QUEUE: 'redis://other' };
    const address = queueAddress('rediss://[::1]:7000/3', env);
    assert.deepEqual(address, { host: '::1', port: 7000, db: 3, tls: true, username: 'ann', password: 'a:b@c' });
    assert.equal(shownAddress(address), 'rediss://[::1]:7000/3');
  });

  it('takes all of it from GMIA_QUEUE, unless other variables say otherwise', () => {
    const env = { GMIA_QUEUE: 'redis://ann:p%40ss@lab:1/2' };
    const address = queueAddress(undefined, env);
    assert.deepEqual(address, { host: 'lab', port: 1, db: 2, tls: false, username: 'ann', password: 'p@ss' });
    assert.equal(shownAddress(address), 'redis://lab:1/2');
    assert.equal(queueAddress(undefined, { ...env, GMIA_REDIS_PASSWORD: 'new' }).password, 'new');
  });

  it('refuses what is none, and shows no password', () => {
    const secret = 'hunter2';
    const wrong: [string | undefined, NodeJS.ProcessEnv, RegExp][] = [
      [undefined, {}, /^Expected --queue redis:\/\/HOST:PORT, .*got "nothing"/],
      [undefined, { GMIA_QUEUE: '' }, /got "nothing"/],
      [undefined, { GMIA_QUEUE: `ann:${secret}@lab` }, /^Expected GMIA_QUEUE to be redis:\/\/HOST:PORT/],
      [`http://ann:${secret}@lab`, {}, /^Expected --queue to be .*got "http:/],
      [`redis://ann:${secret}@lab`, {}, /without a password.*Put it into GMIA_REDIS_PASSWORD/],
      ['redis://', {}, /to be redis:/],
      [undefined, { GMIA_QUEUE: `redis://ann:${secret}@lab/one` }, /number of a database/],
    ];
    for (const [given, env, message] of wrong)
      assert.throws(
        () => queueAddress(given, env),
        (error: Error) => {
          assert.ok(error instanceof RangeError);
          assert.match(error.message, message);
          return !error.message.includes(secret);
        },
        given,
      );
  });

  it('is not handed on to programs that train', () => {
    const env = { PATH: 'p', GMIA_QUEUE: 'redis://a:b@c', GMIA_REDIS_PASSWORD: 'b', GMIA_REDIS_USERNAME: 'a' };
    assert.deepEqual(withoutAddress(env), { PATH: 'p' });
  });
});
