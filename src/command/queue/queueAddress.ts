import { expected } from '../../core/check';

/** Where the server of a queue is, and who we are there. */
export interface QueueAddress {
  host: string;
  port: number;
  /** The number of its database. */
  db: number;
  tls: boolean;
  username?: string;
  password?: string;
}

const wanted = 'redis://HOST:PORT, or rediss:// for TLS';

/**
 * Reads where a queue is: what the command line says, else GMIA_QUEUE; name and password from GMIA_REDIS_USERNAME and
 * GMIA_REDIS_PASSWORD, else from GMIA_QUEUE.
 * @throws RangeError, which shows nothing of what may be a password
 */
export function queueAddress(given: string | undefined, env = process.env): QueueAddress {
  const name = given === undefined ? 'GMIA_QUEUE' : '--queue';
  const text = given ?? env.GMIA_QUEUE;
  if (!text) return expected(`--queue ${wanted}, or that in GMIA_QUEUE`, 'nothing');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['redis:', 'rediss:'].includes(url.protocol) || !url.hostname)
    return expected(`${name} to be ${wanted}`, url ? `${url.protocol}//…` : 'something else');
  if (given !== undefined && url.password)
    return expected(
      '--queue without a password, as whoever works on this machine can read command lines',
      'one',
      'Put it into GMIA_REDIS_PASSWORD, or the whole address into GMIA_QUEUE.',
    );
  const database = /^\/?(\d*)$/.exec(url.pathname);
  if (!database) return expected(`${name} to end with the number of a database, such as /0`, url.pathname);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || 6379),
    db: Number(database[1] || 0),
    tls: url.protocol === 'rediss:',
    username: env.GMIA_REDIS_USERNAME || decodeURIComponent(url.username) || undefined,
    password: env.GMIA_REDIS_PASSWORD || decodeURIComponent(url.password) || undefined,
  };
}

/** An address for people to read: nobody's name or password is in it. */
export const shownAddress = ({ host, port, db, tls }: QueueAddress): string =>
  `${tls ? 'rediss' : 'redis'}://${host.includes(':') ? `[${host}]` : host}:${port}/${db}`;

/** The environment without what gives access to a queue: programs that train need it not. */
export function withoutAddress(env = process.env): NodeJS.ProcessEnv {
  const { GMIA_QUEUE: _, GMIA_REDIS_USERNAME: _name, GMIA_REDIS_PASSWORD: _password, ...rest } = env;
  return rest;
}
