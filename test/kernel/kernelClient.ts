import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dealer, Subscriber } from 'zeromq';
import { freePorts } from '../../scripts/servers/freePorts';

type Frames = (Buffer | string)[];
interface Message {
  header: { msg_type: string };
  parent: { msg_id?: string };
  content: Record<string, unknown>;
}
interface Wire {
  write(type: string, content: object, request: undefined, to: Frames): Frames;
}
const { Wire } = require('../../jupyter/kernels/gmia/wire.js') as { Wire: new (connection: { key: string }) => Wire };

const program = join(__dirname, '../../jupyter/kernels/gmia/start.js');

/** What a cell came to: its reply, and what it published meanwhile. */
export interface Ran {
  reply: Record<string, unknown>;
  published: { type: string; content: Record<string, unknown> }[];
  /** All that it printed. */
  text: string;
}

/** The one error that a cell came to, which is published and answered alike. */
export function errorOf({ reply, published }: Ran): { ename: string; evalue: string; trace: string } {
  const errors = published.filter(({ type }) => type === 'error');
  assert.deepEqual([reply.status, errors.length], ['error', 1], JSON.stringify(published));
  assert.equal(errors[0].content.evalue, reply.evalue);
  return { ename: String(reply.ename), evalue: String(reply.evalue), trace: (reply.traceback as string[]).join('\n') };
}

/** The gmia kernel in a process of its own, and sockets to it: a Jupyter that can also send what no Jupyter sends. */
export class KernelClient {
  readonly wire: Wire;
  /** Everything that came from the kernel, as text. */
  readonly heard: string[] = [];
  said = '';
  readonly #sockets = { shell: new Dealer(), control: new Dealer() };
  readonly #iopub = new Subscriber();
  readonly #messages: Message[] = [];
  readonly #came = new EventEmitter();

  private constructor(
    readonly process: ChildProcess,
    key: string,
  ) {
    this.wire = new Wire({ key });
    process.stderr!.on('data', bytes => (this.said += bytes));
  }

  /**
   * @param folder where the kernel runs, and its connection file lies
   * @param variables of its environment
   */
  static async start(folder: string, variables: Record<string, string> = {}): Promise<KernelClient> {
    const [shell, iopub, stdin, control, hb] = await freePorts(5);
    const key = randomUUID();
    const connection = { ip: '127.0.0.1', transport: 'tcp', key, signature_scheme: 'hmac-sha256' };
    const ports = { shell_port: shell, iopub_port: iopub, stdin_port: stdin, control_port: control, hb_port: hb };
    const file = join(folder, `${key}.json`);
    writeFileSync(file, JSON.stringify({ ...connection, ...ports }));
    const client = new KernelClient(
      spawn(process.execPath, [program, file], {
        cwd: folder,
        env: { ...process.env, ...variables },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
      key,
    );
    client.#iopub.subscribe();
    client.#iopub.connect(`tcp://127.0.0.1:${iopub}`);
    client.#sockets.shell.connect(`tcp://127.0.0.1:${shell}`);
    client.#sockets.control.connect(`tcp://127.0.0.1:${control}`);
    for (const socket of [client.#iopub, ...Object.values(client.#sockets)]) client.#listen(socket);
    // Until a subscription has arrived, what is published goes nowhere.
    while (!client.#messages.some(({ header }) => header.msg_type === 'status')) {
      await client.send('control', client.wire.write('comm_info_request', {}, undefined, []));
      await new Promise(later => setTimeout(later, 100));
    }
    await client.ask('comm_info_request', {}, 'control'); // now all answers have come
    return client;
  }

  send(channel: 'shell' | 'control', frames: Frames): Promise<void> {
    return this.#sockets[channel].send(frames);
  }

  /** Asks, and waits for the answer and for the end of what belongs to it. */
  async ask(type: string, content: object, channel: 'shell' | 'control' = 'shell'): Promise<Ran> {
    const frames = this.wire.write(type, content, undefined, []);
    const { msg_id: id } = JSON.parse(String(frames[2]));
    await this.send(channel, frames);
    for (;;) {
      const mine = this.#messages.filter(({ parent }) => parent.msg_id === id);
      const reply = mine.find(({ header }) => header.msg_type === type.replace('_request', '_reply'));
      const isIdle = mine.some(({ content }) => content.execution_state === 'idle');
      if (reply && isIdle) {
        const published = mine
          .filter(message => message !== reply && message.header.msg_type !== 'status')
          .map(({ header, content }) => ({ type: header.msg_type, content }));
        const text = published.map(({ content }) => content.text ?? '').join('');
        return { reply: reply.content, published, text };
      }
      await once(this.#came, 'message');
    }
  }

  run = (code: string): Promise<Ran> => this.ask('execute_request', { code, silent: false, stop_on_error: false });

  close(): void {
    this.process.kill('SIGKILL');
    for (const socket of [this.#iopub, ...Object.values(this.#sockets)]) socket.close();
  }

  async #listen(socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      this.heard.push(frames.join('\n'));
      const at = frames.findIndex(frame => String(frame) === '<IDS|MSG>');
      const [header, parent, , content] = frames.slice(at + 2).map(frame => JSON.parse(String(frame)));
      this.#messages.push({ header, parent, content });
      this.#came.emit('message');
    }
  }
}
