'use strict';

const { inspect } = require('node:util');

/** Characters of a text that are shown: a notebook keeps them all, and a page shows them all. */
const mostText = 10_000;

/** What a function gives, or undefined where it throws. */
function read(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/** The beginning of a text that is too long, and how much is left out. */
function cut(text) {
  const more = text.length - mostText;
  return more > 0 ? `${text.slice(0, mostText)}… (${more} more characters)` : text;
}

/**
 * A value of a cell as text that can be shown, whatever it is.
 *
 * @param {() => unknown} get gives the value; may throw
 * @returns {string}
 */
function textOf(get) {
  try {
    const value = get();
    return cut(typeof value === 'string' ? value : inspect(value));
  } catch {
    return '(cannot be shown: it throws when it is read)';
  }
}

module.exports = { cut, read, textOf };
