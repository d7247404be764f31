import assert from 'node:assert/strict';
import { endpointOf } from '../../../../../src/models/store/remote/s3/endpoint';

describe('endpointOf', () => {
  it('gives a bucket of Amazon a host of its own, unless its name has dots', () => {
    assert.deepEqual(endpointOf('ours', undefined, 'eu-west-1'), {
      url: 'https://ours.s3.eu-west-1.amazonaws.com/',
      shown: 'Amazon S3',
      region: 'eu-west-1',
    });
    assert.equal(endpointOf('a.b', '', 'eu-west-1').url, 'https://s3.eu-west-1.amazonaws.com/a.b/');
    assert.equal(endpointOf('ours', undefined).region, undefined);
  });

  it('puts the bucket into the path elsewhere, in a region that all know', () => {
    assert.deepEqual(endpointOf('ours', 'http://127.0.0.1:9000'), {
      url: 'http://127.0.0.1:9000/ours/',
      shown: 'http://127.0.0.1:9000',
      region: 'us-east-1',
    });
    assert.equal(endpointOf('ours', 'https://host/s3/').url, 'https://host/s3/ours/');
    assert.equal(endpointOf('ours', 'https://host', 'auto').region, 'auto');
  });

  it('refuses what is none, and shows no password', () => {
    for (const one of ['host:9000x', 'ftp://host', 'https://host?a=b'])
      assert.throws(() => endpointOf('ours', one), { name: 'RangeError', message: /^Expected an endpoint such as/ });
    assert.throws(
      () => endpointOf('ours', 'https://me:hunter2@host'),
      (error: Error) =>
        error instanceof RangeError && !/hunter2/.test(error.message) && /AWS_SECRET/.test(error.message),
    );
  });
});
