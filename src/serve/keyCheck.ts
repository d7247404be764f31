import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { HttpError } from './httpError';

const hash = (text: string) => createHash('sha256').update(text).digest();

/** Checks that requests carry `Authorization: Bearer KEY`. What it throws for others, an HttpError 401, has no key. */
export function keyCheck(key: string | undefined): (request: IncomingMessage) => void {
  if (key === undefined) return () => {};
  const wanted = hash(`Bearer ${key}`);
  return ({ headers }) => {
    // Hashes are compared, in equal time: neither length nor beginning of the key can be found by trying.
    if (!timingSafeEqual(hash(headers.authorization ?? ''), wanted))
      throw new HttpError(401, 'Expected the header Authorization: Bearer KEY with the key of this service.', {
        'WWW-Authenticate': 'Bearer',
      });
  };
}
