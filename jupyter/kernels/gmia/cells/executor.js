'use strict';

const { createConverter } = require('./compiler.js'); // before anything of tslab
const { createExecutor } = require('tslab/dist/executor.js');
const { CellCode } = require('./cellCode.js');
const { CompileError } = require('./compileError.js');
const { describeError } = require('./describeError.js');
const { Library } = require('./library.js');
const { declarationsSoFar, declaredNames, importedModules } = require('./names.js');
const { writeOut } = require('./shorthand.js');
const { Surroundings } = require('./surroundings.js');

/** How long code that hears `gmia:interrupt` gets to end by itself, with a message of its own. */
const graceMs = 3000;

/** What Node calls what runs code later: timers, processes, threads and connections that keep it alive. */
const later = /^(Timeout|Immediate|ProcessWrap|MessagePort|TCP\w*)$/;

/** Runs cells with tslab, and keeps what went wrong instead of printing it. */
class Executor {
  #tslab;
  #converter = createConverter();
  #cell = 0;
  #code = new Map();
  #library = new Library();
  /** What cells declared so far, as declarations; and what holds once the cell that runs has come to its end. */
  #declarations = '';
  #next = '';
  /** The modules that the compiler went through last. */
  #imported = '';
  #failure = null;
  #surroundings;
  /** Whether a cell was a module or imported a source file: tslab keeps those. */
  #hasModules = false;
  #grace = null;
  #running = false;

  constructor() {
    const { addModule } = this.#converter;
    // tslab forgets what a cell declared that throws: the declarations are kept here.
    const converter = {
      convert: (_, code) => this.#convert(code),
      addModule: (...module) => {
        this.#hasModules = true;
        return addModule(...module);
      },
    };
    // tslab reports a thrown value as the only argument, and a module's diagnostics as a format with values.
    const log = (...values) => console.log(...values);
    const error = (...values) => {
      if (values.length === 1) this.#failure = { thrown: values[0] };
      else console.error(...values);
    };
    this.#tslab = createExecutor(process.cwd(), { node: converter, browser: converter }, { log, error });
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
    this.#next = this.#declarations;
    const before = { ...this.#tslab.locals };
    try {
      if (await this.#tslab.execute(code)) {
        this.#declarations = this.#next;
        return null;
      }
    } catch (error) {
      this.#failure = { thrown: error };
    } finally {
      this.#running = false;
      clearTimeout(this.#grace);
      this.#grace = null;
    }
    if (this.#next !== this.#declarations) this.#keepNames(code, before);
    return this.describe(this.#failure?.thrown);
  }

  /** Keeps what a cell declared before it failed, and of names that it would have declared anew, what they were. */
  #keepNames(code, before) {
    const { locals } = this.#tslab;
    // The compiled cell begins by setting its names to undefined.
    const missing = declaredNames(code).filter(name => name in locals && locals[name] === undefined);
    for (const name of missing) {
      if (name in before) locals[name] = before[name];
      else delete locals[name];
    }
    this.#declarations = declarationsSoFar(this.#declarations, this.#next, new Set(missing));
  }

  /** Has the compiler go through all files again where a cell changed what is imported: it does so once. */
  prepare() {
    const modules = importedModules(this.#declarations).join();
    if (modules !== this.#imported) this.#converter.convert(this.#declarations, '');
    this.#imported = modules;
    this.#library.remember();
  }

  /** Whether gmia was built anew since cells loaded it: true once. */
  isOutdated() {
    return this.#library.hasChanged();
  }

  /** What was thrown in a cell, or by code that a cell started, as the content of Jupyter's `error` message. */
  describe(thrown) {
    return describeError(thrown, { cells: this.#code, library: this.#library.folder });
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
    this.#declarations = '';
    this.#code.clear();
    const left = this.#surroundings.restore().map(name => `the global name ${name}`);
    if (this.#hasModules) left.push('modules that cells made or imported');
    const running = process.getActiveResourcesInfo().filter(type => later.test(type));
    if (running.length > 0) left.push(`what still runs (${[...new Set(running)].join(', ')})`);
    if (left.length === 0) return null;
    const evalue = `${left.join(' and ')} would be left: restart the kernel instead`;
    return { ename: 'NotClean', evalue, traceback: [`NotClean: ${evalue}`] };
  }

  /** What TypeScript knows of a cell that is written after those that ran. */
  look(code) {
    return this.#converter.look(this.#declarations, code);
  }

  #convert(code) {
    const converted = this.#converter.convert(this.#declarations, writeOut(code));
    // Positions are to be those of the code as it was written.
    if (converted.diagnostics.length > 0)
      throw new CompileError(this.#converter.convert(this.#declarations, code).diagnostics, code);
    if (converted.sideOutputs) this.#hasModules = true;
    this.#next = converted.declOutput ?? '';
    if (!converted.output) return converted;
    this.#code.set(this.#cell, new CellCode(code, converted.output, converted.maps));
    // The name that the cell gets in stack traces.
    return { ...converted, output: `${converted.output}\n//# sourceURL=cell-${this.#cell}` };
  }
}

module.exports = { Executor };
