import type { IncomingMessage } from 'node:http';
import { HttpError } from './httpError';

/**
 * The body of a request, which has to be JSON.
 * @param most its size in bytes
 * @throws HttpError 413 for more, 415 for something else or compressed, 400 for JSON that is none
 */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const { 'content-type': type = 'nothing', 'content-encoding': encoding = 'identity' } = request.headers;
  const parts: Buffer[] = [];
  let bytes = 0;
  // What is too much is read to its end, and dropped: a client that is still writing would not see the answer.
  for await (const part of request as AsyncIterable<Buffer>) if ((bytes += part.length) <= most) parts.push(part);
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new HttpError(415, `Expected Content-Type: application/json, got ${type}.`);
  if (encoding !== 'identity') throw new HttpError(415, `Expected a body without Content-Encoding, got ${encoding}.`);
  if (bytes > most) throw new HttpError(413, `Request payload size exceeds the limit: ${most} bytes.`);
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'));
  } catch (error) {
    throw new HttpError(400, `Expected JSON, got something else: ${(error as Error).message}`);
  }
}
