import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkInteger, checkText, expected } from '../core/check';
import { checkOptions, type Names } from '../core/checkOptions';
import type { ModelAsked } from './asked';
import { HttpError } from './httpError';
import { keyCheck } from './keyCheck';
import { checkLimit, type Limit } from './limit';
import { rateLimit } from './rateLimit';
import { respond, type Serving } from './respond';
import { type Servable, type ServedAs, servedModels, servedNames } from './servedModel';

export interface ServeOptions extends ServedAs {
  /** Default 0: one that is free. */
  port?: number;
  /** Lets the process end although the service runs. Default false. */
  background?: boolean;
  /** Default '127.0.0.1': this machine alone can ask. */
  host?: string;
  /** What it accepts. Default: bodies of 1.5 MB, as many instances and questions as come. */
  limit?: Limit;
  /** Asked for as `Authorization: Bearer KEY`. Default: whoever reaches the service can ask. */
  key?: string;
}

const names: Names<ServeOptions> = {
  ...servedNames,
  port: true,
  background: true,
  host: true,
  limit: true,
  key: true,
};

/** Models that answer by HTTP. */
export interface Service {
  /** Where the service is: `http://127.0.0.1:8501`. */
  readonly url: string;
  /** Where each model is asked, in the order of the models. */
  readonly urls: readonly string[];
  /** What each model was asked so far, in the order of the models. */
  readonly asked: readonly ModelAsked[];
  /** Ends the service, and what is under way. */
  close(): Promise<void>;
}

/**
 * Serves models by HTTP, in the form of TensorFlow Serving and Google ML Engine: to attack them from outside, as an
 * adversary does, and to try what a defence leaves (`coarse`, or models made by `coarsen`).
 *
 * - `POST /v1/models/NAME:predict` with `{"instances": [...]}` gives `{"predictions": [...]}`, worded as `form` says.
 *   An instance is a row of encoded features; or an object of cells as the data's source has them, `{"age": 39,
 *   "workclass": " Private", ...}`; or `{"image": [...], "key": 0}` where the data are images. Numbers are written so
 *   that they are read as the same numbers, to the last bit
 * - `GET /v1/models/NAME` its status, `GET /v1/models/NAME/metadata` what goes in and comes out, `GET /` all names
 * - NAME is 'target', 'reference', 'model', or as given; of several models NAME-0, NAME-1, …
 *
 * Errors are `{"error": text}` with the status 400 (what is asked), 401 (key), 404, 405, 413 (size), 415 (no JSON), 429
 * with `Retry-After` (too often) or 500 (the model failed). There is no encryption: beyond this machine, put a
 * proxy in front.
 *
 * @throws RangeError for models that cannot be asked, or do not suit the form, and for options out of range; Node's
 *   error for a port that is taken
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 2, store: false });
 * const service = await gmia.serve(references, { coarse: { label: true } });
 * const body = JSON.stringify({ instances: [[-1, -1], { x: 0.5, y: 0.5 }] });
 * const headers = { 'Content-Type': 'application/json' };
 * const answer = await fetch(service.urls[1], { method: 'POST', headers, body });
 * (await answer.json()).predictions.length; // => 2
 * service.asked.map(({ records }) => records); // => [0, 2]
 * await service.close();
 */
export async function serve(models: Servable, options: ServeOptions = {}): Promise<Service> {
  checkOptions('serve', options, names);
  const { port = 0, host = '127.0.0.1', background = false, key, limit, ...as } = options;
  if (checkInteger('port', port, 0) > 65535) expected('port to be at most 65535', port);
  checkText('host', host);
  if (typeof background !== 'boolean') expected('background to be true or false', background);
  if (key !== undefined && typeof key !== 'string') expected('key to be a text', typeof key); // never shown
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    expected(
      'a key of printable ASCII characters without blanks',
      'another one',
      'Leave it out where none is asked for.',
    );
  const served = servedModels(models, as);
  const checked = checkLimit(limit);
  const serving: Serving = {
    models: new Map(served.map(one => [one.name, one])),
    limit: checked,
    wait: rateLimit(checked.perSecond),
  };
  const checkKey = keyCheck(key);
  const server = createServer((request, response) => {
    const leaving = new AbortController();
    response.on('close', () => leaving.abort());
    const work = async () => {
      checkKey(request);
      return respond(request, serving, leaving.signal);
    };
    work().then(
      body => send(response, 200, body),
      error => sendError(request, response, error),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  if (background) {
    server.unref();
    server.on('connection', socket => socket.unref()); // one that is kept alive would hold the process for seconds
  }
  if (!isLoopback(host))
    process.emitWarning(`Models are served at ${host}: others can ask them${key ? '' : ', and no key is asked for'}.`);
  const url = urlOf(server.address() as AddressInfo);
  let closed: Promise<unknown> | undefined;
  const end = () => {
    const ended = once(server, 'close');
    server.close();
    server.closeAllConnections();
    return ended;
  };
  return {
    url,
    urls: served.map(({ name }) => `${url}/v1/models/${name}:predict`),
    asked: served.map(({ asked }) => asked),
    close: async () => void (await (closed ??= end())),
  };
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || /^127\./.test(host);

const urlOf = ({ address, family, port }: AddressInfo) =>
  `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

function sendError(request: IncomingMessage, response: ServerResponse, error: Error): void {
  // An unread body would be taken for the next request.
  request.resume();
  if (response.destroyed) return;
  if (error instanceof HttpError) send(response, error.status, { error: error.message }, error.headers);
  else send(response, 500, { error: error.message });
}
