import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import type { ClassOrder } from '../asked/classOrder';
import { type AskedKind, interpret } from '../asked/interpret';
import type { Questions } from '../asked/questions';
import type { RecordAnswer } from '../asked/recordAnswer';
import { batches } from './batches';
import type { Client } from './client';
import type { Endpoint } from './endpoint';
import { parseJson } from './parseJson';
import type { Decoded, Protocol } from './protocol';
import type { Redactor } from './secrets';
import { ServerError } from './serverError';

/** Some rows of a matrix. */
export interface Some {
  inputs: Matrix;
  at: readonly number[];
}

export interface ConnectionParts {
  endpoints: readonly Endpoint[];
  client: Client;
  redactor: Redactor;
  questions: Questions;
  names: ClassOrder;
  classes: number;
  batch: { records: number; bytes: number };
}

/** Asks the models of a server through a protocol. Errors hold no keys. */
export class Connection {
  /** Bytes for one record, and seconds of all requests that were answered, with their number. */
  private bytesEach = 0;
  private readonly took = { seconds: 0, requests: 0 };
  private sent = 0;

  constructor(
    readonly protocol: Protocol,
    private readonly parts: ConnectionParts,
  ) {}

  /** How many records go into a request. */
  get most(): number {
    const { records, bytes } = this.parts.batch;
    return Math.max(1, Math.min(records, Math.floor(bytes / Math.max(1, this.bytesEach))));
  }

  /** What a request takes on average; NaN before the first. */
  get secondsEach(): number {
    return this.took.seconds / this.took.requests;
  }

  /** The connection after a look at what the server says about itself. */
  async adapted(signal: AbortSignal): Promise<Connection> {
    const { client, endpoints, redactor } = this.parts;
    const get = async () => {
      const text = await client.get(endpoints[0], signal);
      try {
        return text && parseJson(text);
      } catch {
        return undefined;
      }
    };
    const protocol = await redactor.guard(async () => (await this.protocol.adapt?.(get)) ?? this.protocol);
    return new Connection(protocol, this.parts);
  }

  /** The connection by the protocol that comes next where this one is refused; undefined where there is none. */
  otherwise(): Connection | undefined {
    return this.protocol.otherwise && new Connection(this.protocol.otherwise, this.parts);
  }

  /** What a model says about some records. */
  async exchange(model: number, some: Some, signal: AbortSignal): Promise<Decoded> {
    const all: RecordAnswer[] = [];
    let version: string | undefined;
    for await (const { at, decoded } of this.answers(model, some, signal)) {
      if (decoded.answers.length !== at.length) expected(`${at.length} answers`, decoded.answers.length);
      all.push(...decoded.answers);
      version ??= decoded.version;
    }
    return { answers: all, version };
  }

  /**
   * Asks a model about some records, for answers of a known kind.
   * @param arrive is told of the answers of each request as soon as they are there
   */
  async ask(
    model: number,
    some: Some,
    kind: AskedKind,
    signal: AbortSignal,
    arrive: (at: readonly number[], values: Float64Array, version?: string) => void,
  ): Promise<void> {
    const { redactor, classes, names } = this.parts;
    for await (const { at, decoded } of this.answers(model, some, signal)) {
      const values = await redactor.guard(() => interpret(decoded.answers, at.length, kind, classes, names));
      arrive(at, values, decoded.version);
    }
  }

  /** Answers request by request; one that is too large is halved. */
  private async *answers(
    model: number,
    { inputs, at }: Some,
    signal: AbortSignal,
  ): AsyncGenerator<{ at: readonly number[]; decoded: Decoded }> {
    for (const part of batches(at, this.most)) {
      const decoded = await this.send(model, { inputs, at: part }, signal);
      if (decoded) yield { at: part, decoded };
      else if (part.length === 1)
        throw new ServerError(`${this.parts.endpoints[model].shown} refused one record as too large.`, 413);
      else
        for (const half of batches(part, Math.ceil(part.length / 2)))
          yield* this.answers(model, { inputs, at: half }, signal);
    }
  }

  /** The answer; undefined where the request is too large, by our limit or by the server's. */
  private async send(model: number, { inputs, at }: Some, signal: AbortSignal) {
    const { client, endpoints, redactor, questions, classes, batch: limit } = this.parts;
    const records = at.map(one => questions.sent(inputs, one));
    const batch = { records, id: `gmia-${++this.sent}`, classes };
    return redactor.guard(async (): Promise<Decoded | undefined> => {
      const request = this.protocol.encode(batch);
      const bytes = Buffer.byteLength(request.body);
      this.bytesEach = Math.max(this.bytesEach, bytes / at.length);
      if (bytes > limit.bytes && at.length > 1) return undefined;
      const start = performance.now();
      try {
        const text = await client.post(endpoints[model], request, at.length, signal);
        const { answers, version } = this.protocol.decode(text, batch);
        return { answers, version: version && redactor.hide(version) };
      } catch (error) {
        if (!(error instanceof ServerError && error.status === 413)) throw error;
        limit.records = Math.max(1, Math.min(limit.records, Math.ceil(at.length / 2)));
        return undefined;
      } finally {
        this.took.seconds += (performance.now() - start) / 1000;
        this.took.requests++;
      }
    });
  }
}
