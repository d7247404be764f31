import { expected } from '../../core/check';

/** Where a model is asked, with what must not be shown apart from the rest. */
export interface Endpoint {
  /** To send to, with its query. */
  url: URL;
  /** For readers and for the store: without user, password and query. */
  shown: string;
  /** What tells it from other endpoints, as text without keys. */
  identity: string;
  /** Of a user and password in the URL. */
  authorization?: string;
  /** What must not be shown: user, password and values of the query, but for short ones such as a version. */
  secrets: string[];
}

const short = 6; // characters of a value that is no key; taken out of texts, it would be missed in numbers and words
const looksSecret = /key|token|secret|sig|pass|auth|code|credential/i;

/** @throws RangeError for a URL that is none of HTTP */
export function endpointOf(text: string): Endpoint {
  if (typeof text !== 'string' || !URL.canParse(text) || !/^https?:/i.test(text))
    expected('a url such as "https://host/path"', typeof text === 'string' ? 'another text' : text);
  const url = new URL(text);
  const { username, password, searchParams: query } = url;
  const user = [username, password].map(decodeURIComponent);
  const authorization = username || password ? `Basic ${Buffer.from(user.join(':')).toString('base64')}` : undefined;
  url.username = url.password = url.hash = '';
  const shown = `${url.origin}${url.pathname}`;
  const open = [...query].filter(([name]) => !looksSecret.test(name)).sort(([a], [b]) => (a < b ? -1 : 1));
  const hidden = [...query].flatMap(([name, value]) => (looksSecret.test(name) || value.length > short ? value : []));
  return {
    url,
    shown,
    identity: JSON.stringify([shown, open]),
    authorization,
    secrets: [...user, password, authorization ?? '', ...hidden].filter(Boolean),
  };
}

/** The URL of a request: `path` is added unless the URL ends so. */
export function urlOf({ url }: Endpoint, path = ''): URL {
  const full = new URL(url);
  const base = full.pathname.replace(/\/$/, '');
  full.pathname = base.endsWith(path) ? base : base + path;
  return full;
}
