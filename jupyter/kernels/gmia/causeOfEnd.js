'use strict';

const { getHeapStatistics } = require('node:v8');

/** What Node prints around the one line that tells something: stack frames, and the collector's last runs. */
const noise = /^\s*$|^\s*\d+: |^-{2,}|^<---|^\[\d+:0x|^\S+\[\d+\]: /;

/**
 * Why the process of the cells ended, in words, and what can be done.
 *
 * @param {number | null} code
 * @param {string | null} signal
 * @param {string} said the end of what it wrote on its standard error
 * @returns {string}
 */
function causeOfEnd(code, signal, said) {
  if (/JavaScript heap out of memory/.test(said)) {
    const limit = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
    return (
      `it ran out of memory: JavaScript's heap is limited to ${limit} MB. Keep less in memory at a time, or start ` +
      `Jupyter with NODE_OPTIONS=--max-old-space-size=${2 * limit}`
    );
  }
  if (signal === 'SIGKILL') return 'it was killed (SIGKILL), as the system does when memory runs out';
  const words = said.split('\n').filter(line => !noise.test(line));
  const last = words.length > 0 ? `. Its last words: ${words.slice(-5).join('\n')}` : '';
  if (signal === 'SIGABRT') return `process.abort() or native code ended it (SIGABRT)${last}`;
  return (signal ? `native code crashed, or a signal ended it (${signal})` : `it ended with exit code ${code}`) + last;
}

module.exports = { causeOfEnd };
