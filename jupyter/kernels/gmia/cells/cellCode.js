'use strict';

const { SourceMap } = require('node:module');

/** Lines that stand before a cell in the file that is compiled. */
const linesBefore = 1;

/** A cell as it was written and as it runs, to find the line that threw. */
class CellCode {
  #lines;
  #compiledLines;
  #maps;

  /**
   * @param {string} written
   * @param {string} compiled
   * @param {string[]} maps source maps, the last step of the compiler first
   */
  constructor(written, compiled, maps) {
    this.#lines = written.split('\n');
    this.#compiledLines = compiled.split('\n').length;
    this.#maps = maps;
  }

  /**
   * @param {number} line of the compiled cell, from 1
   * @param {number} column from 1
   * @returns {{line: number, text: string} | undefined} as it was written; nothing for what stands around the cell
   */
  find(line, column) {
    if (line > this.#compiledLines) return undefined;
    let place = { originalLine: line - 1, originalColumn: column - 1 };
    for (const map of this.#maps)
      place = new SourceMap(JSON.parse(map)).findEntry(place.originalLine ?? -1, place.originalColumn ?? 0);
    const at = (place.originalLine ?? -1) - linesBefore;
    return at >= 0 && at < this.#lines.length ? { line: at + 1, text: this.#lines[at].trim() } : undefined;
  }
}

module.exports = { CellCode };
