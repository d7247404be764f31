import { sha256 } from '../../../../core/sha256';
import type { StoredObject } from '../../objects';
import type { Again } from '../again';
import { DamagedError, type Depot } from '../depot';
import { RemoteError } from '../remoteError';
import type { Endpoint } from './endpoint';
import { S3Client } from './s3Client';
import { elements, textOf } from './xml';

/** Metadata of an object: the SHA-256 of its content. */
const checksum = 'x-amz-meta-sha256';
const most = 5e9; // bytes, in one request

/** The objects of a bucket under a prefix. @throws RangeError where the environment says too little */
export function bucketDepot(bucket: string, path: string, endpoint: Endpoint, again: Again): Depot {
  const root = path && `${path}/`;
  const client = new S3Client(`s3://${bucket}/${root}`, endpoint);
  const page = async (query: Record<string, string>, signal: AbortSignal) => {
    const answer = await client.send({ method: 'GET', path: `?${new URLSearchParams(query)}` }, signal);
    const xml = answer?.content.toString() ?? '';
    if (!xml.trimEnd().endsWith('</ListBucketResult>'))
      throw new RemoteError(`${endpoint.shown} did not answer with a list of objects. Is it an object store?`);
    return xml;
  };
  const read = async (key: string, signal: AbortSignal) => {
    const answer = await client.send({ method: 'GET', path: root + key }, signal);
    const kept = answer?.headers.get(checksum); // none where another program has put it there
    if (answer && kept && kept !== sha256(answer.content))
      throw new DamagedError('its content is not what its checksum is of');
    return answer?.content;
  };
  return {
    list: async (prefix, signal) => {
      const objects: StoredObject[] = [];
      const query: Record<string, string> = { 'list-type': '2', prefix: root + prefix };
      for (let more = true; more; ) {
        const xml = await again(() => page(query, signal), signal);
        objects.push(...elements(xml, 'Contents').map(one => objectOf(one, root)));
        more = textOf(xml, 'IsTruncated') === 'true';
        query['continuation-token'] = textOf(xml, 'NextContinuationToken') ?? '';
        if (more && query['continuation-token'] === '')
          throw new RemoteError(
            `${endpoint.shown} lists a part of its objects, and does not say how to get the others.`,
          );
      }
      return objects;
    },
    get: (key, signal) => again(() => read(key, signal), signal),
    put: async (key, content, signal) => {
      if (content.length > most)
        throw new RemoteError(`${key} has ${content.length} bytes: S3 takes 5 GB in one request.`);
      const headers = { [checksum]: sha256(content) };
      await again(() => client.send({ method: 'PUT', path: root + key, body: content, headers }, signal), signal);
    },
  };
}

const objectOf = (xml: string, root: string): StoredObject => ({
  key: (textOf(xml, 'Key') ?? '').slice(root.length),
  bytes: Number(textOf(xml, 'Size')),
  modified: new Date(textOf(xml, 'LastModified') ?? NaN),
});
