'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { causeOfEnd } = require('./causeOfEnd.js');
const { onLines } = require('./onLines.js');

const program = path.join(__dirname, 'cells', 'cells.js');

/** How long it gets to end by itself, in milliseconds: a cell may be in a loop. */
const graceMs = 1000;

/** Characters of its standard error that are kept. */
const mostSaid = 10_000;

/**
 * The process that runs cells. It answers questions one at a time or side by side, and may end at any moment: by
 * exhaustion of memory, a crash of native code, or a signal.
 */
class CellProcess {
  #child;
  #asked = new Map();
  #last = 0;
  #said = '';
  #ready = false;

  /**
   * @param {{output(message: {type: string, content: object}): void, end(error: {evalue: string}, wasReady: boolean,
   *   wasAsked: boolean): void}} listener hears what cells print and show, and of the end: whether the process had
   *   come as far as to run cells, and whether a question was open
   */
  constructor(listener) {
    this.#child = spawn(process.execPath, [...process.execArgv, program], {
      // Its standard error is read too: before a crash it says why. The fourth brings what cells print, and answers.
      stdio: ['ignore', 'inherit', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, NODE_PATH: moduleFolders() },
    });
    this.#child.on('error', () => {});
    this.#child.stderr.on('data', bytes => {
      process.stderr.write(bytes);
      this.#said = (this.#said + bytes).slice(-mostSaid);
    });
    const [, , , channel] = this.#child.stdio;
    onLines(channel, line => this.#hear(parsed(line), listener));
    const closed = new Promise(resolve => channel.once('close', resolve));
    this.#child.once('exit', async (code, signal) => {
      await closed;
      await new Promise(setImmediate); // what it wrote on its standard error is read
      const cause = causeOfEnd(code, signal, this.#said).replace(/\.$/, '');
      const evalue = `The process that runs cells ended: ${cause}.\nWhat cells declared is gone: run them again.`;
      const error = { ename: 'KernelEnded', evalue, traceback: `KernelEnded: ${evalue}`.split('\n') };
      listener.end(error, this.#ready, this.#asked.size > 0);
      for (const { reject } of this.#asked.values()) reject(error);
    });
  }

  /**
   * @param {string} what
   * @param {object} [request]
   * @returns {Promise<object | null>} the answer; rejected with the content of an `error` message when the process ends
   */
  ask(what, request) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#child.send({ id, what, request }, () => {});
    });
  }

  /** Windows has no signals: there, only what awaits is interrupted. */
  interrupt() {
    if (process.platform === 'win32') this.#child.send({ what: 'interrupt' }, () => {});
    else this.#child.kill('SIGINT');
  }

  /** Lets it end, and ends it where it does not. */
  async end() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise(resolve => this.#child.once('exit', resolve));
    if (this.#child.connected) this.#child.disconnect();
    const timer = setTimeout(() => this.kill(), graceMs);
    await ended;
    clearTimeout(timer);
  }

  kill() {
    this.#child.kill('SIGKILL');
  }

  #hear(message, listener) {
    if (message.output) return listener.output(message.output);
    if (message.ready) {
      this.#ready = true;
      return undefined;
    }
    // After what it wrote on its standard error meanwhile.
    return setImmediate(() => {
      this.#asked.get(message.id)?.resolve(message.answer);
      this.#asked.delete(message.id);
    });
  }
}

/** Nothing for what is no JSON: a cell can write there what it likes. */
function parsed(line) {
  try {
    return JSON.parse(line) ?? {};
  } catch {
    return {};
  }
}

/**
 * Where modules are looked for that the notebook's folder and those above it do not have: from here upwards, then among
 * those that the packed gmia has within it.
 */
const moduleFolders = () =>
  [...require.resolve.paths('gmia'), path.resolve(__dirname, '../../../dist/node_modules')]
    .filter(folder => fs.existsSync(folder))
    .join(path.delimiter);

module.exports = { CellProcess };
