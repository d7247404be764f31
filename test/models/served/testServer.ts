import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { encodeCells, probabilitiesOf } from './smallModel';

/** What goes wrong with one request. */
export type Fault =
  | { status: number; headers?: Record<string, string>; text?: string }
  | { reset: true }
  | { slow: number }
  | { body: string };

/** How a protocol's requests are read and its answers written. */
export interface Wire {
  path: string;
  read(body: string): Rows;
  write(probabilities: number[][], request: Rows): unknown;
}
interface Rows {
  rows: number[][];
  extra?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: bodies of requests, read by one protocol each
type Json = Record<string, any>;
const rowOf = (record: unknown): number[] =>
  Array.isArray(record) ? record : ((record as Json).x ?? encodeCells(record as Json));
const label = (p: number[]) => p.indexOf(Math.max(...p));

/** One for each protocol. */
export const wires = {
  oip: {
    path: '/infer',
    read: body => {
      const { inputs, outputs, id } = JSON.parse(body) as Json;
      const [n, width] = inputs[0].shape;
      const rows =
        inputs.length === 1
          ? Array.from({ length: n }, (_, i) => inputs[0].data.slice(i * width, (i + 1) * width))
          : Array.from({ length: n }, (_, i) =>
              encodeCells(Object.fromEntries(inputs.map((one: Json) => [one.name, one.data[i]]))),
            );
      return { rows, extra: { asked: outputs?.[0].name, id } };
    },
    write: (p, { extra }) => {
      const { asked, id } = extra as Json;
      const output =
        asked === 'predict_proba'
          ? { name: asked, shape: [p.length, 3], datatype: 'FP64', data: p.flat() }
          : { name: 'predict', shape: [p.length, 1], datatype: 'INT64', data: p.map(label) };
      return { model_name: 'm', model_version: 'v1', id, outputs: [output] };
    },
  },
  tfServing: {
    path: ':predict',
    read: body => {
      const { instances } = JSON.parse(body) as Json;
      return { rows: instances.map(rowOf), extra: instances.map((one: Json) => one.key) };
    },
    write: (p, { extra }) => ({
      predictions: p.map((probabilities, i) => {
        const key = (extra as unknown[])[i];
        return key === undefined ? probabilities : { key, probabilities, classes: [String(label(probabilities))] };
      }),
    }),
  },
  mlflow: {
    path: '/invocations',
    read: body => {
      const { inputs, dataframe_split: split } = JSON.parse(body) as Json;
      const objects = split?.data.map((cells: unknown[]) =>
        Object.fromEntries(split.columns.map((name: string, i: number) => [name, cells[i]])),
      );
      return { rows: (inputs ?? objects).map(rowOf) };
    },
    write: p => ({ predictions: p }),
  },
  sagemaker: {
    path: '/invocations',
    read: body => ({
      rows: body
        .split('\n')
        .map(line => line.split(','))
        .map(cells => (cells.length === 3 ? cells.map(Number) : encodeCells({ age: cells[0], city: cells[1] }))),
    }),
    write: p => p,
  },
  huggingFace: {
    path: '',
    read: body => {
      const { inputs, parameters } = JSON.parse(body) as Json;
      return { rows: inputs.map(rowOf), extra: parameters.top_k };
    },
    write: (p, { extra }) =>
      p.map(one =>
        one
          .map((score, c) => ({ label: `LABEL_${c}`, score }))
          .sort((a, b) => b.score - a.score)
          .slice(0, extra as number),
      ),
  },
  custom: {
    path: '/predict',
    read: body => ({ rows: (JSON.parse(body) as Json).x.map(rowOf) }),
    write: p => ({ p }),
  },
} satisfies Record<string, Wire>;

export type WireName = keyof typeof wires;

/** A server of the small models on this machine, which behaves as it is told. */
export class TestServer {
  /** What is next to go wrong, a request each. */
  readonly faults: Fault[] = [];
  /** What comes instead of the probabilities, for all records of a request together. */
  alter: (probabilities: number[][]) => number[][] = p => p;
  /** What comes instead of the whole answer. */
  rewrite: (answer: Json, model: number) => unknown = answer => answer;
  /** How many records fit into a request. */
  most = Infinity;
  /** How often each record was asked about, of each model: "0: 0.5,1,0". */
  readonly asked = new Map<string, number>();
  /** Records of each request that was answered, and the headers of all. */
  readonly batches: number[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  readonly urls: string[] = [];
  /** What GET gives. */
  metadata?: unknown;
  requests = 0;
  atOnce = { now: 0, most: 0 };

  private readonly server = createServer((request, response) => void this.handle(request, response));

  constructor(private readonly wire: WireName) {}

  async start(): Promise<this> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  url(model = 0): string {
    return `http://${this.host}/models/${model}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET') {
      response.statusCode = this.metadata ? 200 : 404;
      response.end(JSON.stringify(this.metadata ?? { error: 'nothing here' }));
      return;
    }
    this.requests++;
    this.headers.push(request.headers);
    this.urls.push(request.url!);
    this.atOnce.most = Math.max(this.atOnce.most, ++this.atOnce.now);
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    await this.answer(request, response, Buffer.concat(parts).toString());
    this.atOnce.now--;
  }

  private async answer(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    const fault = this.faults.shift();
    if (fault && 'reset' in fault) return void request.socket.destroy();
    if (fault && 'slow' in fault) await sleep(fault.slow);
    if (fault && 'status' in fault) return void response.writeHead(fault.status, fault.headers).end(fault.text);
    if (fault && 'body' in fault) return void response.end(fault.body);
    const wire: Wire = wires[this.wire];
    const read = wire.read(body);
    if (read.rows.length > this.most) return void response.writeHead(413).end('too large');
    const model = Number(/\/models\/(\d+)/.exec(request.url!)![1]);
    for (const row of read.rows) {
      const key = `${model}: ${row}`;
      this.asked.set(key, (this.asked.get(key) ?? 0) + 1);
    }
    this.batches.push(read.rows.length);
    const probabilities = this.alter(read.rows.map(row => probabilitiesOf(model, row)));
    response.setHeader('Content-Type', 'application/json');
    const answer = this.rewrite(wire.write(probabilities, read) as Json, model);
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  }
}
