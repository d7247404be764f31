'use strict';

const { CellProcess } = require('./cellProcess.js');
const { Outputs } = require('./outputs.js');

/** How long cells that Jupyter has already sent may still come in after a failure, to be dropped, in milliseconds. */
const dropMs = 200;

/** How long the last messages get to go out, in milliseconds. */
const lastWordsMs = 100;

/** As in IPython: forgets everything, without a question. */
const resetCommand = '%reset -f';

const info = {
  protocol_version: '5.3',
  implementation: 'gmia',
  implementation_version: require('../../../package.json').version,
  language_info: {
    name: 'typescript',
    version: require('tslab/package.json').dependencies['@tslab/typescript-for-tslab'],
    mimetype: 'text/typescript',
    file_extension: '.ts',
    // JupyterLab and the classic notebook read different parts of this.
    codemirror_mode: { mode: 'typescript', name: 'javascript', typescript: true },
  },
  banner: 'TypeScript',
};

/**
 * Answers Jupyter's requests. Cells run in a process of their own, one after another; where it ends, the cell that ran
 * says why, and another process takes its place.
 */
class Kernel {
  #wire;
  #publish;
  #cells;
  /** Of the cell that was started last: what is printed belongs to it, also after its end. */
  #outputs = new Outputs(() => {});
  #turn = Promise.resolve();
  #count = 0;
  #dropUntil = 0;
  #ending = false;

  /**
   * @param {import('./wire.js').Wire} wire
   * @param {(frames: (Buffer | string)[]) => void} publish sends to everybody who listens
   */
  constructor(wire, publish) {
    this.#wire = wire;
    this.#publish = publish;
    this.#startCells();
  }

  /**
   * Takes a message, whoever sent it.
   *
   * @param {Buffer[]} frames
   * @param {(frames: (Buffer | string)[]) => void} send answers to who sent it
   */
  receive(frames, send) {
    const request = this.#wire.read(frames);
    if (!request) return;
    const { identity, content, header } = request;
    const replyType = header.msg_type.replace('_request', '_reply');
    const asked = {
      type: header.msg_type,
      content,
      received: Date.now(),
      publish: (type, content) => this.#publish(this.#wire.write(type, content, request, [type])),
      reply: content => send(this.#wire.write(replyType, { status: 'ok', ...content }, request, identity)),
    };
    if (asked.type === 'execute_request') this.#turn = this.#turn.then(() => this.#answer(asked));
    else this.#answer(asked);
  }

  /** Ends the cells' process, and this one. */
  async end() {
    this.#ending = true;
    await this.#cells.end();
    setTimeout(() => process.exit(0), lastWordsMs);
  }

  /** Ends everything at once: nobody listens any more. */
  kill() {
    this.#cells.kill();
    process.exit(1);
  }

  async #answer(asked) {
    asked.publish('status', { execution_state: 'busy' });
    try {
      const content = await this.#contentFor(asked);
      if (content) asked.reply(content);
    } catch (error) {
      asked.reply({ status: 'error', ...error });
    }
    asked.publish('status', { execution_state: 'idle' });
    if (asked.type === 'shutdown_request') this.end();
  }

  /** Nothing for questions that this kernel does not know. */
  #contentFor(asked) {
    switch (asked.type) {
      case 'execute_request':
        return this.#execute(asked);
      case 'is_complete_request':
      case 'inspect_request':
      case 'complete_request':
        return this.#cells.ask(asked.type, asked.content);
      case 'interrupt_request':
        this.#cells.interrupt();
        return {};
      case 'shutdown_request':
        return { restart: asked.content.restart };
      case 'kernel_info_request':
        return info;
      case 'comm_info_request':
        return { comms: {} };
      case 'history_request':
        return { history: [] };
    }
  }

  async #execute({ content, received, publish }) {
    if (received < this.#dropUntil) return { status: 'aborted' };
    const { code, silent, store_history: counted = !silent, stop_on_error: stops = true } = content;
    const count = counted ? ++this.#count : this.#count;
    if (!silent) publish('execute_input', { code, execution_count: count });
    const isReset = code.trim() === resetCommand;
    this.#outputs.flush();
    if (!isReset) this.#outputs = new Outputs(publish);
    const question = isReset ? this.#cells.ask('reset') : this.#cells.ask('execute', { code, count });
    const failure = await question.catch(error => error);
    this.#outputs.flush();
    if (isReset) this.#count = 0; // cells that come after are numbered from 1
    if (!failure) return { execution_count: count, payload: [], user_expressions: {} };
    publish('error', failure);
    if (stops) this.#dropUntil = Date.now() + dropMs;
    return { status: 'error', execution_count: count, ...failure };
  }

  #startCells() {
    this.#cells = new CellProcess({
      output: ({ type, content }) =>
        type === 'stream' ? this.#outputs.print(content.name, content.text) : this.#outputs.publish(type, content),
      end: (error, wasReady, wasAsked) => {
        if (this.#ending) return;
        this.#count = 0;
        // A process that does not even start would not start the next time either.
        if (!wasReady) setTimeout(() => process.exit(1), lastWordsMs);
        else this.#startCells();
        if (!wasAsked) this.#outputs.print('stderr', `${error.evalue}\n`);
      },
    });
  }
}

module.exports = { Kernel };
