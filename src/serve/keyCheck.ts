import type { IncomingMessage } from 'node:http';
import { sameSecret } from '../core/sameSecret';
import { HttpError } from './httpError';

/** Checks that requests carry `Authorization: Bearer KEY`. What it throws for others, an HttpError 401, has no key. */
export function keyCheck(key: string | undefined): (request: IncomingMessage) => void {
  if (key === undefined) return () => {};
  const wanted = `Bearer ${key}`;
  return ({ headers }) => {
    if (!sameSecret(headers.authorization ?? '', wanted))
      throw new HttpError(401, 'Expected the header Authorization: Bearer KEY with the key of this service.', {
        'WWW-Authenticate': 'Bearer',
      });
  };
}
