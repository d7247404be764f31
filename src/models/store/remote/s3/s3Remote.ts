import { checkText, expected } from '../../../../core/check';
import { type Names, requireOptions } from '../../../../core/checkOptions';
import type { Remote } from '../remote';
import { remoteOn } from '../remoteOn';
import { bucketDepot } from './bucketDepot';
import { type Endpoint, endpointOf } from './endpoint';

export interface S3Options {
  bucket: string;
  /** What stands before all keys, such as "team/models". Default: nothing. */
  prefix?: string;
  /**
   * Where the bucket is, such as "https://minio.example.org:9000", for all stores but Amazon's. Default: what
   * AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL say, else Amazon's.
   */
  endpoint?: string;
  /** Default: what AWS_REGION says; "us-east-1" for all stores but Amazon's. */
  region?: string;
}

const names: Names<S3Options> = { bucket: true, prefix: true, endpoint: true, region: true };

/**
 * A bucket of an S3-compatible object store as a remote: Amazon S3, MinIO, Ceph, R2 and others. The key is read from
 * the environment for each transfer, and shown nowhere: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, where there is
 * one, AWS_SESSION_TOKEN. It needs the rights to list, get and put (s3:ListBucket, s3:GetObject, s3:PutObject); nothing
 * is ever removed. An object travels in one request, which bounds it to the 2 GiB that a store reads at once (S3's own
 * bound is 5 GB). Its SHA-256 is kept among its metadata, and compared when it comes back.
 * @throws RangeError for a bucket, prefix or endpoint that is none; `pull` and `push` throw one where a key or the
 *   region is missing, and a RemoteError for what the object store refuses
 * @example
 * const remote = gmia.store.s3Remote({ bucket: 'our-models', prefix: 'adult' });
 * remote.name; // => 's3://our-models/adult'
 */
export function s3Remote(options: S3Options): Remote {
  requireOptions('s3Remote', options, names);
  const { bucket, prefix = '', endpoint, region } = options;
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(checkText('bucket', bucket)))
    expected('the name of a bucket, of 3 to 63 small letters, digits, "-" and "."', bucket);
  if (!/^(?:\w[\w.-]*(?:\/|$))*$/.test(checkText('prefix', prefix)))
    expected('a prefix such as "team/models" of letters, digits, "_", "-" and "."', prefix);
  if (region !== undefined && !/^[\w-]+$/.test(checkText('region', region))) expected('the name of a region', region);
  if (endpoint !== undefined) endpointOf(bucket, checkText('endpoint', endpoint));
  const path = prefix.replace(/\/$/, '');
  const where = (): Endpoint => {
    const { env } = process;
    return endpointOf(bucket, endpoint ?? (env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL), region ?? env.AWS_REGION);
  };
  return remoteOn(`s3://${[bucket, path].filter(Boolean).join('/')}`, again =>
    bucketDepot(bucket, path, where(), again),
  );
}
