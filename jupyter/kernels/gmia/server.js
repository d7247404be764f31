'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const jupyter = require('tslab/dist/jupyter.js');
const { TaskCanceledError } = require('tslab/dist/util.js');

/** How long tslab lets cells that Jupyter has already sent come in after a failure, so that they are not run. */
const dropMs = 200;

/** As in IPython: forgets everything, without a question. */
const resetCommand = '%reset -f';

class CellFailed extends Error {
  constructor(count, content) {
    super(content.evalue);
    this.reply = { status: 'error', execution_count: count, ...content };
  }
}

/** tslab's answers to Jupyter, with the messages it leaves out: `execute_input` (cell numbers) and `error`. */
class Handler extends jupyter.JupyterHandlerImpl {
  /** What the code that runs was started by: the cells between two resets share one object. */
  #origin = new AsyncLocalStorage();
  #cells = {};

  constructor(executor) {
    super(executor, false);
  }

  /**
   * Runs one cell, after those before it.
   *
   * @param {object} request content of the `execute_request`
   * @param {(type: string, content: object) => void} publish sends a message that belongs to this cell
   * @returns {Promise<object>} content of the `execute_reply`
   */
  async run(request, publish) {
    try {
      const count = await this.execQueue.add(() => this.#runNow(request, publish));
      return { status: 'ok', execution_count: count, payload: [], user_expressions: {} };
    } catch (error) {
      if (error instanceof TaskCanceledError) return { status: 'aborted' };
      this.execQueue.reset(request.stop_on_error === false ? null : dropMs);
      if (error instanceof CellFailed) return error.reply;
      throw error;
    }
  }

  async #runNow(request, publish) {
    const count = request.silent ? this.execCount : ++this.execCount;
    if (!request.silent) publish('execute_input', { code: request.code, execution_count: count });
    const isReset = request.code.trim() === resetCommand;
    if (!isReset) this.#direct(publish);
    const failure = isReset
      ? this.#reset()
      : await this.#origin.run(this.#cells, () => this.executor.execute(request.code, count));
    if (!failure) return this.execCount;
    publish('error', failure);
    throw new CellFailed(count, failure);
  }

  /** Cells that come after this are numbered from 1. */
  #reset() {
    this.#cells = {};
    this.execCount = 0;
    return this.executor.reset();
  }

  /**
   * Has output appear below a cell. As in Python's kernel, what a cell prints after its end still belongs to it, until
   * the next cell starts; but after a reset, what earlier cells print is dropped.
   */
  #direct(publish) {
    const cells = this.#cells;
    const show = (type, content) => {
      if ((this.#origin.getStore() ?? cells) === this.#cells) publish(type, content);
    };
    for (const name of ['stdout', 'stderr']) process[name].write = writer(text => show('stream', { name, text }));
    jupyter.lastWriteDisplayData = (content, update) => show(update ? 'update_display_data' : 'display_data', content);
  }
}

/** A replacement for a stream's `write` that hands the text over. */
function writer(send) {
  const decoder = new TextDecoder();
  return (chunk, encoding, callback) => {
    send(typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true }));
    const done = typeof encoding === 'function' ? encoding : callback;
    if (done) process.nextTick(done);
    return true;
  };
}

/** tslab's sockets, with `Handler.run` behind `execute_request` and an end that leaves nothing running. */
class Server extends jupyter.ZmqServer {
  #closed = false;

  /**
   * Lets every message go out at once, and be kept until it is read. By default zeromq holds every 513th back for a
   * turn of the event loop and refuses those that come meanwhile: printed lines get lost, or the reply that Jupyter
   * waits for. And of output that comes faster than it is read, it drops what goes beyond a thousand messages.
   */
  bindSocket(socket, port) {
    socket.sendTimeout = 0;
    socket.sendHighWaterMark = 0;
    return super.bindSocket(socket, port);
  }

  async handleExecute(socket, message) {
    const publish = (type, content) => this.#send(this.iopub, message, type, content);
    this.#send(socket, message, 'execute_reply', await this.handler.run(message.content, publish));
  }

  close() {
    this.#closed = true;
    super.close();
    // A cell may still be at work: Jupyter counts on the process to end.
    setTimeout(() => process.exit(0), 100).unref();
  }

  #send(socket, message, type, content) {
    if (this.#closed) return;
    const reply = message.createReply();
    reply.header.msg_type = type;
    reply.content = content;
    reply.signAndSend(this.connInfo.key, socket);
  }
}

module.exports = { Handler, Server };
