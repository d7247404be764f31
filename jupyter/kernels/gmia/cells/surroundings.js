'use strict';

const Module = require('node:module');
const path = require('node:path');

const project = path.resolve(__dirname, '..', '..', '..', '..');

/** What cells can change around them: environment variables, the working folder, global names, loaded modules. */
class Surroundings {
  #folder = process.cwd();
  #environment = { ...process.env };
  #globals;
  #modules = new Set(Object.keys(require.cache));

  constructor() {
    // When something of `fetch` is first used, Node adds global names that cannot be removed: now, so as to know them.
    void globalThis.Response;
    this.#globals = globals();
    this.#keepWhatPackagesAdd();
  }

  /**
   * Puts everything back as it was when this object was made, and lets the project's own modules load anew. Packages
   * stay loaded, with the global names that they added: loading them is what takes time.
   *
   * @returns {string[]} the global names that cannot be put back
   */
  restore() {
    process.chdir(this.#folder);
    for (const name of Object.keys(process.env)) if (!(name in this.#environment)) delete process.env[name];
    Object.assign(process.env, this.#environment);
    process.removeAllListeners('gmia:interrupt');
    for (const file of Object.keys(require.cache)) if (!this.#modules.has(file) && !isOfPackage(file)) unload(file);
    const now = globals();
    const added = [...now.keys()].filter(name => !this.#globals.has(name));
    const changed = [...this.#globals].filter(([name, before]) => !isSame(before, now.get(name)));
    return [
      ...added.filter(name => !Reflect.deleteProperty(globalThis, name)),
      ...changed.filter(([name, before]) => !Reflect.defineProperty(globalThis, name, before)).map(([name]) => name),
    ].map(String);
  }

  #keepWhatPackagesAdd() {
    const { load } = Module.prototype;
    const kept = this.#globals;
    let loading = false;
    Module.prototype.load = function (file) {
      if (loading || !isOfPackage(file)) return load.call(this, file);
      loading = true;
      const before = globals();
      try {
        return load.call(this, file);
      } finally {
        loading = false;
        for (const [name, now] of globals()) if (!isSame(before.get(name), now)) kept.set(name, now);
      }
    };
  }
}

/** The project itself may lie within somebody's packages. */
const isOfPackage = file => path.relative(project, file).split(path.sep).includes('node_modules');

/** Takes a module out of Node's memory, and out of that of the module that asked for it first. */
function unload(file) {
  const children = require.cache[file].parent?.children ?? [];
  const at = children.indexOf(require.cache[file]);
  if (at >= 0) children.splice(at, 1);
  delete require.cache[file];
}

/** Descriptors, which can be read without running what computes a value. */
const globals = () =>
  new Map(Reflect.ownKeys(globalThis).map(name => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));

const isSame = (one, other) =>
  one !== undefined && other !== undefined && Object.keys(one).every(key => Object.is(one[key], other[key]));

module.exports = { Surroundings };
