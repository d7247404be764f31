import { checkCount, checkInteger, checkNumber, expected } from '../../core/check';
import { checkOptions, type Names, requireOptions } from '../../core/checkOptions';
import { type WorkOptions, workNames } from '../../core/progress';
import { checkRecords, type Records } from '../../data/records';
import { type AskedOptions, askedNames, checkAsked } from '../asked/askedOptions';
import type { AskedKind } from '../asked/interpret';
import type { Inputs } from '../asked/questions';
import type { Store } from '../store/objects';
import type { Budget } from './budget';
import type { SentRequest } from './client';
import type { Protocol } from './protocol';
import type { Headers } from './secrets';

export interface ServedOptions extends AskedOptions, WorkOptions {
  /** Of the model; of each of several models; or of model i, with `models`. */
  url: string | readonly string[] | ((model: number) => string);
  /** How many models there are, for a `url` that is a function. Default: as many as there are addresses. */
  models?: number;
  /** How the server is spoken to: one of `gmia.protocols`, or one's own. */
  protocol: Protocol;
  /** For tables and messages. Default: "2 models at https://host/path". */
  name?: string;
  /** What the models are for. Default 'target'. */
  kind?: 'reference' | 'target';
  /** What the server gives, where its first answers do not tell. Default: what they tell. */
  gives?: AskedKind;
  /** In which form records are sent: 'features' (default), raw 'cells', or what a function makes of the cells. */
  inputs?: Inputs;
  /** The server's names of columns, where they differ, for raw cells. Default: those of the data set. */
  rename?: Readonly<Record<string, string>>;
  /** Headers of each request; keys by `fromEnvironment`. Default: none of one's own. */
  headers?: Headers;
  /** Gives headers to add to a request that is about to be sent, such as a signature. */
  sign?(request: SentRequest): Record<string, string> | Promise<Record<string, string>>;
  /** How much may be asked in all, from now on: what would go beyond it is refused before it is sent. Default:
   * no limit. */
  budget?: Budget;
  /**
   * Keeps every answer and uses those that are there: true (default) in the folder `GMIA_STORE`, false not at all, or a
   * store.
   */
  store?: boolean | Store;
  /**
   * Records and bytes of a request. Default 1,000 and 1.5 million; a request that is refused as too large (413) is
   * halved.
   */
  batch?: { records?: number; bytes?: number };
  /** Requests under way at once. Default 4. */
  concurrency?: number;
  /** So many requests in so many seconds at most, retries counted. Default: no limit. */
  rate?: { requests: number; seconds: number };
  /** How often a request is sent again after a failure that may pass. Default 5. */
  retries?: number;
  /** Seconds before the first retry; each further one waits twice as long, or as the server asks for. Default 0.5. */
  pause?: number;
  /** Seconds for one request. Default 60. */
  timeout?: number;
  /**
   * Records that are asked again at start, middle and end of each run, to notice that a model was replaced. Default: 4
   * of the adversary's records whose features no record of the pool has, or of the data set's where no split is known.
   */
  canary?: Records;
}

const names: Names<ServedOptions> = {
  ...workNames,
  ...askedNames,
  url: true,
  models: true,
  protocol: true,
  name: true,
  kind: true,
  gives: true,
  inputs: true,
  rename: true,
  headers: true,
  sign: true,
  budget: true,
  store: true,
  batch: true,
  concurrency: true,
  rate: true,
  retries: true,
  pause: true,
  timeout: true,
  canary: true,
};

const urlAdvice = "Give one text, a list, or a function with `models`: (i) => 'https://host/model-' + i.";

/** Checks the options that no part checks on its own; returns the URL of each model. */
export function checkServed(options: ServedOptions): string[] {
  requireOptions('served', options, names);
  checkOptions('served.batch', options.batch, { records: true, bytes: true });
  checkOptions('served.budget', options.budget, { records: true, requests: true });
  checkOptions('served.rate', options.rate, { requests: true, seconds: true });
  if (options.canary !== undefined) checkRecords('canary', options.canary);
  const { url, models, gives, protocol, dataset, split, concurrency, retries, pause, timeout, rate, batch, budget } =
    options;
  if (typeof protocol?.encode !== 'function' || typeof protocol.decode !== 'function')
    expected('protocol to be one of gmia.protocols', protocol, 'Such as: protocol: gmia.protocols.oip().');
  checkAsked({ dataset, split });
  for (const [name, value, least] of [
    ['concurrency', concurrency, 1],
    ['retries', retries, 0],
    ['batch.records', batch?.records, 1],
    ['batch.bytes', batch?.bytes, 1],
    ['budget.records', budget?.records, 0],
    ['budget.requests', budget?.requests, 0],
    ['rate.requests', rate?.requests, 1],
  ] as const)
    if (value !== undefined) checkInteger(name, value, least);
  for (const [name, value] of Object.entries({ pause, timeout, 'rate.seconds': rate?.seconds }))
    if (value !== undefined) checkNumber(name, value, 0, 3600);
  if (gives !== undefined && !['logits', 'probabilities', 'top', 'label'].includes(gives))
    expected('gives to be logits, probabilities, top or label', gives);
  if (typeof url === 'function') {
    const many = checkCount('models', models, 1, 100_000, 'A `url` that is a function needs it.');
    return Array.from({ length: many }, (_, i) => url(i));
  }
  const all = typeof url === 'string' ? [url] : url;
  if (!Array.isArray(all) || all.length === 0) expected('a url', url, urlAdvice);
  if (models !== undefined && models !== all.length)
    expected(`models: ${all.length}, as there are URLs`, models, urlAdvice);
  return [...all];
}
