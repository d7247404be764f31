'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { inspect, types } = require('node:util');

const maxFrames = 8;
const maxWidth = 110;
const hidden = [
  'node:',
  `${path.sep}tslab${path.sep}dist${path.sep}`,
  __dirname,
  'processTicksAndRejections',
  'new Promise (<anonymous>)',
];

/** TypeScript's messages about a cell that does not compile, each with its line. */
class CompileError extends Error {
  /**
   * @param {{start: {line: number, character: number}, messageText: string, fileName?: string}[]} diagnostics of tslab
   * @param {string} code the cell
   */
  constructor(diagnostics, code) {
    const lines = code.split('\n');
    super(
      diagnostics
        .map(({ start, messageText, fileName }) => {
          const text = `line ${start.line + 1}: ${messageText}${hint(messageText)}`;
          if (fileName) return `${path.relative(process.cwd(), fileName)} ${text}`;
          return `${text}\n    ${lines[start.line] ?? ''}\n    ${' '.repeat(start.character)}^`;
        })
        .join('\n'),
    );
    this.name = 'CompileError';
  }
}

function hint(message) {
  const unbuilt = message.includes("Cannot find module 'gmia'") && !fs.existsSync(path.join('dist', 'index.d.ts'));
  return unbuilt ? ' The library is not built yet: run `npm run build`, then restart the kernel.' : '';
}

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

/** The frames that help: none of Node's, tslab's or this kernel's, paths from the project root. */
function frames(error, code) {
  const root = process.cwd() + path.sep;
  const kept = String(error.stack ?? '')
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !hidden.some(part => line.includes(part)))
    .map(line => nameCell(line.replace('file://', '').replace(root, ''), code))
    .filter((line, i, lines) => line !== undefined && line !== lines[i - 1]); // a recursion shows once
  const more = kept.length - maxFrames;
  return more > 0 ? [...kept.slice(0, maxFrames), `    ... and ${more} more`] : kept;
}

function causes(error, code) {
  const lines = [];
  for (let { cause } = error, depth = 0; cause instanceof Error && depth < 3; { cause } = cause, depth++) {
    lines.push(`Caused by ${cause.name}: ${cause.message}`, ...frames(cause, code));
  }
  return lines;
}

function isInterrupt(error) {
  return error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED' || error.message === 'Interrupted asynchronously';
}

/**
 * A thrown value as the content of Jupyter's `error` message: what it says first, then where it came from.
 *
 * @param {unknown} thrown
 * @param {Map<number, string[]>} code the compiled lines of each cell
 * @returns {{ename: string, evalue: string, traceback: string[]}}
 */
function describeError(thrown, code) {
  // isNativeError too: an error of another vm context is no instance of this one's Error.
  if (!(thrown instanceof Error || types.isNativeError(thrown))) {
    const evalue = inspect(thrown);
    return { ename: 'Thrown value', evalue, traceback: [`Thrown value: ${evalue}`] };
  }
  const [ename, evalue] = isInterrupt(thrown)
    ? ['Interrupted', 'the cell was stopped']
    : [thrown.name || 'Error', String(thrown.message)];
  const complete = isInterrupt(thrown) || thrown instanceof CompileError;
  const where = complete ? [] : [...frames(thrown, code), ...causes(thrown, code)];
  return { ename, evalue, traceback: [...`${ename}: ${evalue}`.split('\n'), ...where] };
}

module.exports = { CompileError, describeError };
