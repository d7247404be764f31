import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePorts } from '../../../../../scripts/servers/freePorts';
import { memoryStore } from '../../../../../src/models/store/memoryStore';
import { s3Remote } from '../../../../../src/models/store/remote/s3/s3Remote';
import { awsEnvironment } from './awsEnvironment';

describe('s3Remote, without an object store', () => {
  const env = awsEnvironment();
  const pull = (options: Partial<Parameters<typeof s3Remote>[0]> = {}) =>
    s3Remote({ bucket: 'ours', ...options }).pull('', memoryStore(), { retries: 1, pause: 0 });

  it('has a name without anything that is secret', () => {
    env({ AWS_SECRET_ACCESS_KEY: 'hunter2' });
    assert.equal(s3Remote({ bucket: 'ours' }).name, 's3://ours');
    assert.equal(s3Remote({ bucket: 'ours', prefix: 'a/b.c/' }).name, 's3://ours/a/b.c');
  });

  it('refuses options that mean nothing', () => {
    const wrong: [options: object, message: RegExp][] = [
      [{ bucket: 'Ours' }, /name of a bucket.*got "Ours"/],
      [{ bucket: 'a/b' }, /name of a bucket/],
      [{ bucket: 'ours', prefix: '../x' }, /a prefix such as .*got "\.\.\/x"/],
      [{ bucket: 'ours', prefix: 'a//b' }, /a prefix such as/],
      [{ bucket: 'ours', region: 'eu west' }, /name of a region/],
      [{ bucket: 'ours', endpoint: 'host' }, /an endpoint such as/],
      [{ bucket: 'ours', secret: 'x' }, /option of s3Remote, got "secret"/],
    ];
    for (const [options, message] of wrong)
      assert.throws(() => s3Remote(options as { bucket: string }), { name: 'RangeError', message });
  });

  it('says which variable is missing', async () => {
    env({ AWS_SECRET_ACCESS_KEY: 'hunter2' });
    await assert.rejects(
      pull(),
      /^RangeError: Expected a key in the environment variable AWS_ACCESS_KEY_ID, got "none"/,
    );
    env({ AWS_ACCESS_KEY_ID: 'me' });
    await assert.rejects(pull(), /variable AWS_SECRET_ACCESS_KEY, got "none"/);
    env({ AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'hunter2' });
    await assert.rejects(pull(), (error: Error) => {
      assert.match(error.message, /^Expected a region in AWS_REGION, got "none"\. .*AWS_ENDPOINT_URL_S3/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
    env({ AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'hunter2', AWS_ENDPOINT_URL: 'nonsense' });
    await assert.rejects(pull(), /^RangeError: Expected an endpoint such as .*got "nonsense"/);
  });

  it('says that nobody answers, and where it asked', async () => {
    const endpoint = `http://127.0.0.1:${await freePorts(1)}`;
    env({ AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'hunter2', AWS_ENDPOINT_URL_S3: endpoint });
    await assert.rejects(pull(), {
      name: 'RemoteError',
      message:
        `${endpoint} did not answer for s3://ours/: fetch failed, ECONNREFUSED. AWS_ENDPOINT_URL_S3 says where the ` +
        'object store is.',
    });
  });

  it('takes the page of a web server for no list, and hides a key that it shows', async () => {
    let status = 200;
    const server = createServer((request, answer) => {
      answer.statusCode = status;
      answer.end(`<html>${request.headers.authorization} hunter2 hunter3</html>`);
    }).listen(0, '127.0.0.1');
    try {
      await new Promise(resolve => server.once('listening', resolve));
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const keys = { AWS_ACCESS_KEY_ID: 'hunter1', AWS_SECRET_ACCESS_KEY: 'hunter2', AWS_SESSION_TOKEN: 'hunter3' };
      env({ ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }); // the option comes first
      await assert.rejects(pull({ endpoint }), {
        name: 'RemoteError',
        message: `${endpoint} did not answer with a list of objects. Is it an object store?`,
      });
      status = 403;
      await assert.rejects(pull({ endpoint }), (error: Error) => {
        assert.match(error.message, /answered 403 for s3:\/\/ours\/ \(<html>.*\*\*\*.*See AWS_ACCESS_KEY_ID/);
        assert.doesNotMatch(`${error.stack} ${JSON.stringify(error)}`, /hunter[123]/);
        return true;
      });
      status = 301;
      await assert.rejects(pull({ endpoint }), /answered 301 .* Set AWS_REGION to the region of the bucket\.$/);
    } finally {
      server.close();
    }
  });

  it('takes no part of a list for all of it', async () => {
    env({ AWS_ACCESS_KEY_ID: 'me', AWS_SECRET_ACCESS_KEY: 'hunter2' });
    const page = '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>';
    const server = createServer((_, answer) => answer.end(page)).listen(0, '127.0.0.1');
    try {
      await new Promise(resolve => server.once('listening', resolve));
      const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      await assert.rejects(pull({ endpoint }), /lists a part of its objects, and does not say how to get the others/);
    } finally {
      server.close();
    }
  });
});
