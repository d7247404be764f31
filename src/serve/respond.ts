import type { IncomingMessage } from 'node:http';
import { decodeInstances, type Instances } from './decodeInstances';
import { HttpError } from './httpError';
import type { Limit } from './limit';
import { metadata, status } from './metadata';
import { readJson } from './readJson';
import type { ServedModel } from './servedModel';

/** What a service knows when it gets a request. */
export interface Serving {
  models: ReadonlyMap<string, ServedModel>;
  limit: Required<Limit>;
  /** Seconds to wait before the next question, or 0. */
  wait(): number;
}

const paths = /^\/v1\/(?:projects\/[^/]+\/)?models\/(?<name>[^/:]+)(?:\/versions\/1)?(?<what>:predict|\/metadata)?$/;

/**
 * The answer to a request, to be sent as JSON.
 * @throws HttpError for a request that is refused, or whatever the model throws
 */
export async function respond(request: IncomingMessage, serving: Serving, signal: AbortSignal): Promise<object> {
  const [path] = (request.url ?? '/').split('?');
  if (path === '/') {
    checkMethod(request, 'GET');
    return { models: [...serving.models.keys()] };
  }
  const { name, what } = paths.exec(path)?.groups ?? {};
  if (name === undefined) throw new HttpError(404, `Expected a path such as /v1/models/NAME:predict, got ${path}.`);
  const served = serving.models.get(name);
  if (!served) throw new HttpError(404, `Expected the name of a model, got ${name}. GET / lists them.`);
  checkMethod(request, what === ':predict' ? 'POST' : 'GET');
  if (what === ':predict') return { predictions: await predict(request, served, serving, signal) };
  return what ? metadata(name, served.dataset, served.form) : status;
}

function checkMethod({ method }: IncomingMessage, wanted: string): void {
  if (method !== wanted) throw new HttpError(405, `Expected ${wanted}, got ${method}.`, { Allow: wanted });
}

async function predict(request: IncomingMessage, served: ServedModel, serving: Serving, signal: AbortSignal) {
  const { model, dataset, form, asked } = served;
  const wait = serving.wait();
  const body = await readJson(request, serving.limit.bytes);
  if (wait > 0)
    throw new HttpError(429, `Expected at most ${serving.limit.perSecond} questions a second.`, {
      'Retry-After': String(Math.ceil(wait)),
    });
  const { inputs, keys } = readInstances(body, served, serving.limit);
  asked.add(inputs);
  return form.predictions(await model.ask(inputs, signal), dataset.classes, keys);
}

function readInstances(body: unknown, { dataset }: ServedModel, limit: Required<Limit>): Instances {
  const { instances } = (body ?? {}) as { instances?: unknown };
  if (!Array.isArray(instances) || instances.length === 0)
    throw new HttpError(400, 'Expected {"instances": [...]} with at least one instance.');
  if (instances.length > limit.instances)
    throw new HttpError(400, `Expected at most ${limit.instances} instances in a request, got ${instances.length}.`);
  try {
    return decodeInstances(dataset, instances);
  } catch (error) {
    if (error instanceof RangeError) throw new HttpError(400, error.message);
    throw error;
  }
}
