'use strict';

const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');

/** How long a build may still be writing after it wrote the file that is looked at, in milliseconds. */
const buildMs = 60_000;

/** The gmia that cells import: where it is, and whether its files are still those that were loaded. */
class Library {
  #require = createRequire(path.join(process.cwd(), 'cell.js'));
  #entry;
  /** What was loaded: the state of its first file, all files, and a hash of what they held. */
  #loaded;
  #isTold = false;

  /** The folder of its programs, with a separator at its end; undefined where there is none. */
  get folder() {
    this.#entry ??= this.#find();
    return this.#entry && path.dirname(this.#entry) + path.sep;
  }

  /** Remembers what cells have loaded. To be called after cells, when nobody waits. */
  remember() {
    const isLoaded = this.folder !== undefined && this.#entry in require.cache;
    if (isLoaded && this.#loaded) return;
    this.#isTold = false;
    this.#loaded = undefined;
    if (!isLoaded) return;
    const files = Object.keys(require.cache).filter(file => file.startsWith(this.folder));
    this.#loaded = { state: this.#state().text, files, hash: hashOf(files) };
  }

  /** Whether other files have taken the place of those that were loaded: true once. As a rule it asks for one state. */
  hasChanged() {
    if (!this.#loaded || this.#isTold) return false;
    const { text, age } = this.#state();
    if (text === this.#loaded.state) return false;
    this.#isTold = age !== undefined && hashOf(this.#loaded.files) !== this.#loaded.hash;
    if (age > buildMs) this.#loaded.state = text;
    return this.#isTold;
  }

  #find() {
    try {
      return this.#require.resolve('gmia');
    } catch {
      return undefined;
    }
  }

  /** An installation keeps the times that files had where they were packed, but not when they came to this disk. */
  #state() {
    const found = fs.statSync(this.#entry, { throwIfNoEntry: false });
    return found ? { text: [found.ctimeMs, found.ino, found.size].join(), age: Date.now() - found.ctimeMs } : {};
  }
}

function hashOf(files) {
  const hash = createHash('sha1');
  for (const file of files) hash.update(fs.existsSync(file) ? fs.readFileSync(file) : 'gone');
  return hash.digest('hex');
}

module.exports = { Library };
