import type { Redis } from 'ioredis';
import { ioredis } from './packages';
import { type QueueAddress, shownAddress } from './queueAddress';

const patience = 5000; // milliseconds until a server has answered
const longestPause = 10_000; // milliseconds between attempts to reach one that was there

/**
 * Connects to a server; once that has been reached, the connection is made anew by itself whenever it is lost.
 * @throws Error within seconds that says what to do
 */
export async function connect(address: QueueAddress): Promise<Redis> {
  const { host, port, db, username, password, tls } = address;
  let reached = false;
  const connection = new (ioredis().Redis)({
    host,
    port,
    db,
    username,
    password,
    tls: tls ? {} : undefined,
    lazyConnect: true,
    connectTimeout: patience,
    disableClientInfo: true,
    maxRetriesPerRequest: null,
    retryStrategy: times => (reached ? Math.min(500 * 2 ** times, longestPause) : null),
  });
  let cause: Error | undefined;
  connection.on('error', error => {
    cause ??= error;
  });
  // A server that takes the connection and says nothing, as one for TLS does, is none either.
  const timer = setTimeout(() => {
    cause ??= new Error(`no answer within ${patience / 1000} s`);
    connection.disconnect();
  }, patience);
  try {
    await connection.connect();
    reached = true;
    return connection;
  } catch (error) {
    connection.disconnect();
    throw new Error(`Could not get to ${shownAddress(address)}: ${reasonOf(cause ?? (error as Error))}`);
  } finally {
    clearTimeout(timer);
  }
}

/** What failed, and what to do about it. */
function reasonOf({ message }: Error): string {
  const advice = [
    [
      /WRONGPASS|NOAUTH|invalid username-password/,
      'Set GMIA_REDIS_PASSWORD, and GMIA_REDIS_USERNAME if it is not "default".',
    ],
    [/NOPERM/, 'Its user needs all commands that BullMQ uses: +@all -@dangerous +info.'],
    [/certificate|self.signed|altnames/i, 'NODE_EXTRA_CA_CERTS names a file with the certificates to trust.'],
    [/ECONNREFUSED/, 'Is the server running, and listening for other machines?'],
    [/ENOTFOUND|EAI_AGAIN/, 'Is the name of the host right?'],
    [/.*/, 'Can this machine reach it, and is it rediss:// that it speaks, or redis://?'],
  ] as const;
  return `${message.replace(/\.+$/, '')}. ${advice.find(([pattern]) => pattern.test(message))![1]}`;
}
