'use strict';

const { Worker } = require('node:worker_threads');

/** Looks each second, in a thread of its own, so that a cell in an endless loop ends, too. */
const watch = `setInterval(() => process.ppid === ${process.ppid} || process.kill(process.pid, 'SIGKILL'), 1000)`;

/** Has this process end when the one that started it asks for it, and when that one is gone. */
function endWithParent() {
  const { exit } = process;
  process.on('disconnect', () => exit.call(process, 0));
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
}

module.exports = { endWithParent };
