'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { Executor } = require('./executor.js');
const { isCompleteCode } = require('tslab/dist/converter.js');
const { completeReply, inspectReply } = require('./explain/questions.js');
const jupyter = require('tslab/dist/jupyter.js');
const { publish } = require('./send.js');

const outdated =
  'gmia was built or installed anew; this kernel still has the one before. Restart it for the new one.\n';

/** The cells between two resets, and where what they print and show goes. */
class Session {
  #executor = new Executor();
  /** What the code that runs was started by: the cells between two resets share one object. */
  #origin = new AsyncLocalStorage();
  #cells = {};
  #look = code => this.#executor.look(code);

  constructor() {
    process.exit = code => {
      throw new ExitError(code);
    };
  }

  /** @returns {Promise<null | {ename: string, evalue: string, traceback: string[]}>} null, or what went wrong */
  execute(code, count) {
    this.#direct();
    if (this.#executor.isOutdated()) process.stderr.write(outdated);
    return this.#origin.run(this.#cells, () => this.#executor.execute(code, count));
  }

  /** @returns {null | {ename: string, evalue: string, traceback: string[]}} null, or what only a restart removes */
  reset() {
    this.#cells = {};
    return this.#executor.reset();
  }

  /** To be called when nobody waits: does what makes the next cell start sooner. */
  prepare() {
    this.#executor.prepare();
  }

  isComplete({ code }) {
    const { completed, indent } = isCompleteCode(code);
    return completed ? { status: 'complete' } : { status: 'incomplete', indent };
  }

  inspect(request) {
    return inspectReply(this.#look, request);
  }

  complete(request) {
    return completeReply(this.#look, request);
  }

  describe(thrown) {
    return this.#executor.describe(thrown);
  }

  interrupt() {
    this.#executor.interrupt();
  }

  /**
   * Has output appear below a cell. As in Python's kernel, what a cell prints after its end still belongs to it, until
   * the next cell starts; but after a reset, what earlier cells print is dropped.
   */
  #direct() {
    const cells = this.#cells;
    const show = (type, content) => {
      if ((this.#origin.getStore() ?? cells) === this.#cells) publish(type, content);
    };
    for (const name of ['stdout', 'stderr']) process[name].write = writer(text => show('stream', { name, text }));
    jupyter.lastWriteDisplayData = (content, update) => show(update ? 'update_display_data' : 'display_data', content);
  }
}

/** What `process.exit` throws: as in Python's kernel, it ends the cell, and all that was computed stays. */
class ExitError extends Error {
  constructor(code = process.exitCode ?? 0) {
    super(`process.exit(${code}) ended the cell, not the kernel. To end that, shut it down or restart it in Jupyter.`);
    this.name = 'ExitError';
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

module.exports = { Session };
