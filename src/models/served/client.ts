import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import pRetry, { AbortError } from 'p-retry';
import type { Meter } from './budget';
import { type Endpoint, urlOf } from './endpoint';
import type { ServerRequest } from './protocol';
import { retryAfter } from './retryAfter';
import { type Headers, type Redactor, readHeaders } from './secrets';
import { ServerError } from './serverError';

/** A request as it goes out, for a signature. */
export interface SentRequest {
  url: string;
  method: 'POST' | 'GET';
  headers: Record<string, string>;
  body?: string;
}

export interface ClientOptions {
  headers: Headers;
  /** Headers to add to a request that is about to be sent. */
  sign?(request: SentRequest): Record<string, string> | Promise<Record<string, string>>;
  concurrency: number;
  rate?: { requests: number; seconds: number };
  retries: number;
  /** Seconds before the first retry; doubled for each further one. */
  pause: number;
  /** Seconds for one request. */
  timeout: number;
}

const again = new Set([408, 425, 429, 500, 502, 503, 504]);
const longestWait = 300; // seconds that a server may ask to wait
const longestText = 500; // characters of a server's own error text

/** Sends requests to a server, and again where that may help. */
export class Client {
  private readonly queue: PQueue;
  /** When the server wants to hear no more until. */
  private notBefore = 0;

  constructor(
    private readonly options: ClientOptions,
    private readonly meter: Meter,
    private readonly redactor: Redactor,
  ) {
    const { concurrency, rate } = options;
    const limit = rate && { interval: 1000 * rate.seconds, intervalCap: rate.requests, strict: true };
    this.queue = new PQueue({ concurrency, ...limit });
  }

  /**
   * The body of the answer to a request about so many records.
   * @throws ServerError for a status that no retry helps against, or after all retries; RangeError beyond the budget
   */
  async post(to: Endpoint, { path, body, headers }: ServerRequest, records: number, signal: AbortSignal) {
    const { retries, pause } = this.options;
    const request: SentRequest = {
      url: urlOf(to, path).href,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
    };
    // Each try waits in the queue anew, so that the rate holds for retries, too.
    const send = () => this.queue.add(() => this.send(request, to, signal, records));
    try {
      return await pRetry(send, { retries, minTimeout: 1000 * pause, randomize: true, signal });
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    }
  }

  /** What stands at an endpoint; undefined where it cannot be had. */
  async get(from: Endpoint, signal: AbortSignal): Promise<string | undefined> {
    try {
      return await this.send({ url: from.url.href, method: 'GET', headers: {} }, from, signal);
    } catch {
      signal.throwIfAborted();
      return undefined;
    }
  }

  /** @param records that the request is about; it is counted where there are any */
  private async send(
    request: SentRequest,
    { shown, authorization }: Endpoint,
    signal: AbortSignal,
    records = 0,
  ): Promise<string> {
    const own = { ...(authorization && { Authorization: authorization }), ...readHeaders(this.options.headers) };
    this.redactor.add(Object.values(own));
    const headers = { ...request.headers, ...own };
    const signature = await this.options.sign?.({ ...request, headers });
    if (signature) this.redactor.add(Object.values(signature));
    await this.wait(signal);
    signal.throwIfAborted();
    const limited = AbortSignal.any([signal, AbortSignal.timeout(1000 * this.options.timeout)]);
    const { url, method, body } = request;
    if (records > 0) this.takeOrStop(records);
    let response: Response;
    try {
      response = await fetch(url, {
        method,
        body,
        headers: { ...headers, ...signature },
        redirect: 'manual',
        signal: limited,
      });
      if (response.ok) return await response.text();
    } catch (error) {
      if (signal.aborted) throw new AbortError(signal.reason);
      throw this.failure(`${shown} did not answer: ${reasonOf(error, this.options.timeout)}`);
    }
    const text = this.redactor.hide(messageOf(await beginning(response)));
    const error = this.failure(`${shown} answered ${response.status}: ${text.slice(0, longestText)}`, response.status);
    if (!again.has(response.status)) throw new AbortError(error);
    const wait = retryAfter(response.headers.get('retry-after')) ?? 0;
    if (wait > longestWait) {
      error.message += ` It asks to wait ${Math.ceil(wait)} s: ask again then, what arrived is kept.`;
      throw new AbortError(error);
    }
    this.notBefore = Math.max(this.notBefore, performance.now() + 1000 * wait);
    throw error;
  }

  private takeOrStop(records: number): void {
    try {
      this.meter.take(records);
    } catch (error) {
      throw new AbortError(error as Error);
    }
  }

  private failure(message: string, status?: number): ServerError {
    return new ServerError(this.redactor.hide(message), status);
  }

  private async wait(signal: AbortSignal): Promise<void> {
    for (let left = 1; (left = this.notBefore - performance.now()) > 0; ) await sleep(left, undefined, { signal });
  }
}

/** Why `fetch` failed. */
function reasonOf(error: unknown, timeout: number): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string; message?: string } };
  if (name === 'TimeoutError') return `nothing within ${timeout} s`;
  return [message, cause?.code ?? cause?.message].filter(Boolean).join(', ');
}

/** The beginning of an answer that is not read on. */
async function beginning(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (reader && text.length < 20 * longestText) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    await reader?.cancel();
  } catch {
    // The connection broke: what came until then has to do.
  }
  return text;
}

/** A server's own words: the message in its JSON, or its text. */
function messageOf(text: string): string {
  try {
    const json = JSON.parse(text);
    const found = json.error?.message ?? json.error ?? json.message ?? json.detail ?? json;
    return typeof found === 'string' ? found : JSON.stringify(found);
  } catch {
    return text.trim() || 'no text';
  }
}
