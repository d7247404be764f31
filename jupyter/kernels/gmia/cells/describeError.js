'use strict';

const path = require('node:path');
const { inspect, types } = require('node:util');
const { CompileError } = require('./compileError.js');
const { cut, read, textOf } = require('./textOf.js');

const maxFrames = 8;
const maxWidth = 110;
const maxCauses = 3;
const hidden = [
  'node:',
  `${path.sep}tslab${path.sep}dist${path.sep}`,
  __dirname,
  'processTicksAndRejections',
  'new Promise (<anonymous>)',
];
const project = path.resolve(__dirname, '..', '..', '..', '..');

/** tslab keeps a cell's names as properties of `exports`: the line as its author wrote it, or nearly so. */
function asWritten(line) {
  return line.replace(/\bexports\.(?:tsLastExpr\d* = )?/g, '').trim();
}

/**
 * Turns a frame inside a cell into "cell 3: the line". The number that the stack names counts the lines of the
 * compiled cell, which are not those on the screen. Undefined for tslab's own frame around a cell.
 */
function nameCell(frame, code) {
  const place = /\(?\bcell-(\d+):(\d+):\d+\)?$/.exec(frame);
  if (!place) return frame;
  const [matched, cell, line] = place;
  const text = code.get(Number(cell))?.[Number(line) - 1];
  if (text === undefined) return undefined;
  const caller = frame.slice(0, -matched.length).replace('Proxy.', '');
  const named = `${matched.startsWith('(') ? caller.replace(/ $/, ', ') : caller}cell ${cell}: ${asWritten(text)}`;
  return named.length > maxWidth ? `${named.slice(0, maxWidth - 1)}…` : named;
}

/** The frames that help: none of Node's, tslab's or this kernel's, paths from the folder or the project. */
function frames(error, code) {
  const roots = [process.cwd(), project].map(folder => folder + path.sep);
  const kept = textOf(() => error.stack)
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !hidden.some(part => line.includes(part)))
    .map(line =>
      nameCell(
        roots.reduce((text, root) => text.replace(root, ''), line.replace('file://', '')),
        code,
      ),
    )
    .filter((line, i, lines) => line !== undefined && line !== lines[i - 1]); // a recursion shows once
  const more = kept.length - maxFrames;
  return more > 0 ? [...kept.slice(0, maxFrames), `    ... and ${more} more`] : kept.map(line => cut(line));
}

function causes(error, code) {
  const lines = [];
  let cause = read(() => error.cause);
  for (let depth = 0; isError(cause) && depth < maxCauses; cause = read(() => cause.cause), depth++)
    lines.push(`Caused by ${nameOf(cause)}: ${messageOf(cause)}`, ...frames(cause, code));
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
 * @param {Map<number, string[]>} code the compiled lines of each cell
 * @returns {{ename: string, evalue: string, traceback: string[]}}
 */
function describeError(thrown, code) {
  if (!isError(thrown)) {
    const evalue = textOf(() => inspect(thrown));
    return { ename: 'Thrown value', evalue, traceback: [`Thrown value: ${evalue}`] };
  }
  const interrupted = isInterrupt(thrown);
  const [ename, evalue] = interrupted ? ['Interrupted', 'the cell was stopped'] : [nameOf(thrown), messageOf(thrown)];
  const complete = interrupted || thrown instanceof CompileError;
  const where = complete ? [] : [...frames(thrown, code), ...causes(thrown, code)];
  return { ename, evalue, traceback: [...`${ename}: ${evalue}`.split('\n'), ...where] };
}

module.exports = { describeError };
