import { expected } from '../../../../core/check';

/** Where the objects of a bucket are. */
export interface Endpoint {
  /** What stands before their keys, with "/" at its end. */
  url: string;
  /** For messages. */
  shown: string;
  /** Undefined where Amazon has to be told, and was not. */
  region?: string;
}

/**
 * Amazon's buckets have a host name each. All others are the first part of a path, which every store understands.
 * @throws RangeError for an endpoint that is none
 */
export function endpointOf(bucket: string, endpoint?: string, region?: string): Endpoint {
  if (!endpoint) {
    const host = `s3.${region}.amazonaws.com`; // a name with dots is not in the certificate of *.s3
    const url = bucket.includes('.') ? `https://${host}/${bucket}/` : `https://${bucket}.${host}/`;
    return { url, shown: 'Amazon S3', region: region || undefined };
  }
  const { protocol, username, password, host, pathname, search } = urlOf(endpoint);
  if (!['http:', 'https:'].includes(protocol) || username || password || search)
    expected(
      'an endpoint such as "https://host:9000", without user, password or query',
      username || password ? `one with a user or a password at ${host}` : endpoint,
      'The key comes from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
    );
  const shown = `${protocol}//${host}${pathname.replace(/\/$/, '')}`;
  return { url: `${shown}/${bucket}/`, shown, region: region || 'us-east-1' };
}

function urlOf(endpoint: string): URL {
  try {
    return new URL(endpoint);
  } catch {
    return expected('an endpoint such as "https://host:9000"', endpoint);
  }
}
