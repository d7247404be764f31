'use strict';

const { createConverter } = require('tslab/dist/converter.js');
const { createExecutor } = require('tslab/dist/executor.js');
const { CompileError, describeError } = require('./errors.js');
const { writeOut } = require('./shorthand.js');
const { Surroundings } = require('./surroundings.js');

/** How long code that hears `gmia:interrupt` gets to end by itself, with a message of its own. */
const graceMs = 3000;

/** What Node calls what runs code later: timers, processes, threads and connections that keep it alive. */
const later = /^(Timeout|Immediate|ProcessWrap|MessagePort|TCP\w*)$/;

/** Runs cells with tslab, and keeps what went wrong instead of printing it. */
class Executor {
  #tslab;
  #converters;
  #cell = 0;
  /** The compiled code of each cell, to show the line that threw. */
  #code = new Map();
  #failure = null;
  #surroundings;
  /** Whether a cell was a module or imported a source file: tslab keeps those. */
  #hasModules = false;
  #grace = null;
  #running = false;

  constructor() {
    const node = createConverter({ isJS: false, isBrowser: false });
    const convert = (before, code) => this.#convert(node, before, code);
    const addModule = (...module) => {
      this.#hasModules = true;
      return node.addModule(...module);
    };
    this.#converters = { node: { ...node, convert, addModule } };
    // tslab reports a thrown value as the only argument, and a module's diagnostics as a format with values.
    this.#tslab = createExecutor(
      process.cwd(),
      { ...this.#converters, browser: node, close: () => node.close() },
      {
        log: (...values) => console.log(...values),
        error: (...values) => {
          if (values.length === 1) this.#failure = { thrown: values[0] };
          else console.error(...values);
        },
      },
    );
    this.#surroundings = new Surroundings();
  }

  /**
   * Runs the cell with the given number.
   *
   * @returns {Promise<null | {ename: string, evalue: string, traceback: string[]}>} null, or what went wrong
   */
  async execute(code, cell) {
    this.#cell = cell;
    this.#failure = null;
    this.#running = true;
    try {
      if (await this.#tslab.execute(code)) return null;
    } catch (error) {
      this.#failure = { thrown: error };
    } finally {
      this.#running = false;
      clearTimeout(this.#grace);
      this.#grace = null;
    }
    return this.describe(this.#failure?.thrown);
  }

  /** What was thrown in a cell, or by code that a cell started, as the content of Jupyter's `error` message. */
  describe(thrown) {
    return describeError(thrown, this.#code);
  }

  /**
   * Asks whoever listens to the process event `gmia:interrupt` to stop; abandons the cell when nobody listens, when
   * they take too long, and at the second call. What an abandoned cell awaits runs on, as everywhere in JavaScript.
   */
  interrupt() {
    const heard = process.emit('gmia:interrupt');
    if (!this.#running) return;
    if (!heard || this.#grace) this.#tslab.interrupt();
    else this.#grace = setTimeout(() => this.#tslab.interrupt(), graceMs);
  }

  /**
   * Forgets all cells, and what they changed around them, so that the next one finds what the first one found.
   *
   * @returns {null | {ename: string, evalue: string, traceback: string[]}} null, or what only a restart removes
   */
  reset() {
    this.#tslab.reset();
    this.#code.clear();
    const left = this.#surroundings.restore().map(name => `the global name ${name}`);
    if (this.#hasModules) left.push('modules that cells made or imported');
    const running = process.getActiveResourcesInfo().filter(type => later.test(type));
    if (running.length > 0) left.push(`what still runs (${[...new Set(running)].join(', ')})`);
    if (left.length === 0) return null;
    const evalue = `${left.join(' and ')} would be left: restart the kernel instead`;
    return { ename: 'NotClean', evalue, traceback: [`NotClean: ${evalue}`] };
  }

  inspect(code, position) {
    return this.#tslab.inspect(code, position);
  }

  complete(code, position) {
    return this.#tslab.complete(code, position);
  }

  close() {
    this.#tslab.close();
  }

  #convert(node, before, code) {
    const converted = node.convert(before, writeOut(code));
    // Positions are to be those of the code as it was written.
    if (converted.diagnostics.length > 0) throw new CompileError(node.convert(before, code).diagnostics, code);
    if (converted.sideOutputs) this.#hasModules = true;
    if (!converted.output) return converted;
    this.#code.set(this.#cell, converted.output.split('\n'));
    // The name that the cell gets in stack traces.
    return { ...converted, output: `${converted.output}\n//# sourceURL=cell-${this.#cell}` };
  }
}

module.exports = { Executor };
