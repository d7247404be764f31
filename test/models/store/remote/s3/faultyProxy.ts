import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What can go wrong with an answer: nothing was done, or it was done and nobody hears of it, or not all of it. */
const faults: Record<string, (answer: ServerResponse, whole: Whole, ask: IncomingMessage) => void> = {
  'refused before it was done': answer => void answer.writeHead(503).end('<Error><Code>SlowDown</Code></Error>'),
  'done, and an error of a proxy': answer => void answer.writeHead(502).end('<html>Bad gateway</html>'),
  'done, and the connection cut': (_answer, _whole, ask) => void ask.socket.destroy(),
  'cut in the middle of the body': (answer, { headers, body, status }) => {
    answer.writeHead(status, headers);
    answer.write(body.subarray(0, body.length / 2), () => answer.destroy());
  },
  'half the body, as if it were all': (answer, { headers, body, status }) => {
    const half = body.subarray(0, body.length / 2);
    answer.writeHead(status, { ...headers, 'content-length': half.length }).end(half);
  },
};
const kinds = Object.keys(faults);

interface Whole {
  status: number;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** A proxy before an object store that fails half of its answers, at random. */
export async function faultyProxy(target: string) {
  /** How often each happened. */
  const counts: Record<string, number> = { good: 0, ...Object.fromEntries(kinds.map(kind => [kind, 0])) };
  const pass = async (ask: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const content = await buffer(ask);
    const kind = Math.random() < 0.5 ? 'good' : kinds[Math.floor(Math.random() * kinds.length)];
    counts[kind]++;
    if (kind === kinds[0]) return faults[kind](answer, nothing, ask);
    const whole = await forward(target, ask, content);
    if (kind === 'good') answer.writeHead(whole.status, whole.headers).end(whole.body);
    else faults[kind](answer, whole, ask);
  };
  const server = createServer((ask, answer) => {
    pass(ask, answer).catch(() => ask.socket.destroy()); // such as after a client that was killed
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    counts,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const nothing: Whole = { status: 500, headers: {}, body: Buffer.alloc(0) };

/** With its headers as they are: the name of the host is signed. */
async function forward(target: string, { url, method, headers }: IncomingMessage, content: Buffer): Promise<Whole> {
  const sent = send(new URL(url!, target), { method, headers });
  sent.end(content);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: answer.statusCode!, headers: answer.headers, body: await buffer(answer) };
}
