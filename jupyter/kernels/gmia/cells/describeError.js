'use strict';

const { inspect, types } = require('node:util');
const { CompileError } = require('./compileError.js');
const { frames } = require('./frames.js');
const { read, textOf } = require('./textOf.js');

const maxCauses = 3;

function causes(error, where) {
  const lines = [];
  let cause = read(() => error.cause);
  for (let depth = 0; isError(cause) && depth < maxCauses; cause = read(() => cause.cause), depth++)
    lines.push(`Caused by ${nameOf(cause)}: ${messageOf(cause)}`, ...frames(cause, where));
  return lines;
}

const nameOf = error => textOf(() => error.name) || 'Error';
const messageOf = error => textOf(() => error.message);

// isNativeError too: an error of another vm context is no instance of this one's Error.
const isError = thrown => read(() => thrown instanceof Error || types.isNativeError(thrown)) === true;

const isInterrupt = error =>
  read(() => error.code) === 'ERR_SCRIPT_EXECUTION_INTERRUPTED' || messageOf(error) === 'Interrupted asynchronously';

/**
 * A thrown value as the content of Jupyter's `error` message: what it says first, then where it came from. There is
 * always an answer, whatever was thrown: names and messages may be anything, and may throw when they are read.
 *
 * @param {unknown} thrown
 * @param {Parameters<import('./frames.js').frames>[1]} where its frames are
 * @returns {{ename: string, evalue: string, traceback: string[]}}
 */
function describeError(thrown, where) {
  if (!isError(thrown)) {
    const evalue = textOf(() => inspect(thrown));
    return { ename: 'Thrown value', evalue, traceback: [`Thrown value: ${evalue}`] };
  }
  const interrupted = isInterrupt(thrown);
  const [ename, evalue] = interrupted ? ['Interrupted', 'the cell was stopped'] : [nameOf(thrown), messageOf(thrown)];
  const complete = interrupted || thrown instanceof CompileError;
  const trace = complete ? [] : [...frames(thrown, where), ...causes(thrown, where)];
  return { ename, evalue, traceback: [...`${ename}: ${evalue}`.split('\n'), ...trace] };
}

module.exports = { describeError };
