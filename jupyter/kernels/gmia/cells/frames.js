'use strict';

const path = require('node:path');
const { cut, read, textOf } = require('./textOf.js');

const maxFrames = 8;
const maxWidth = 110;
const project = path.resolve(__dirname, '..', '..', '..', '..');
const packages = `${path.sep}node_modules${path.sep}`;

/** Frames that help nobody: of Node, of tslab, of this kernel, and of what is built into JavaScript. */
const hidden = ['node:', `${packages}tslab${path.sep}dist${path.sep}`, __dirname, 'processTicks', '<anonymous>)'];

/**
 * The frames that help: lines of cells and of sources beside them, and by which of its functions gmia was entered.
 * Where in gmia something was thrown says less than the message does.
 *
 * @param {unknown} error
 * @param {{cells: Map<number, import('./cellCode.js').CellCode>, library?: string}} where the code of the cells, and
 *   the folder of the gmia that they import
 * @returns {string[]} lines
 */
function frames(error, { cells, library }) {
  const kept = [];
  let isEntered = false;
  const lines = textOf(() => read(() => error.stack))
    .split('\n')
    .filter(line => /^\s+at /.test(line) && !hidden.some(part => line.includes(part)))
    .map(line => line.replace('file://', ''));
  const inLibrary = lines.map(line => isOf(line, library) || isOf(line, path.join(project, 'dist') + path.sep));
  lines.forEach((line, i) => {
    if (inLibrary[i]) {
      while (kept.at(-1)?.includes(packages)) kept.pop(); // what gmia called
      if (!inLibrary[i + 1] && !isEntered) kept.push(`    in gmia${functionOf(line)}`);
      isEntered ||= !inLibrary[i + 1];
      return;
    }
    const text = nameCell(line, cells);
    if (text !== undefined && !kept.includes(text)) kept.push(text); // a recursion shows once
  });
  const more = kept.length - maxFrames;
  const shown = kept.map(line => cut(line.replace(process.cwd() + path.sep, '').replace(project + path.sep, '')));
  return more > 0 ? [...shown.slice(0, maxFrames), `    ... and ${more} more`] : shown;
}

const isOf = (line, folder) => folder !== undefined && (line.includes(`(${folder}`) || line.includes(` ${folder}`));

/** `.makeToy` of "at Object.makeToy (file)", nothing where a frame has no name. */
function functionOf(line) {
  const name = /^\s+at (?:async )?(?:new )?(\S+) \(/.exec(line)?.[1].split('.').at(-1);
  return name ? `: ${name}` : '';
}

/** Turns a frame within a cell into "cell 3, line 2: text". Undefined for tslab's own frame around a cell. */
function nameCell(frame, cells) {
  const place = /\(?\bcell-(\d+):(\d+):(\d+)\)?$/.exec(frame);
  if (!place) return frame;
  const [matched, cell, line, column] = place;
  const found = cells.get(Number(cell))?.find(Number(line), Number(column));
  if (found === undefined) return undefined;
  const caller = frame.slice(0, -matched.length).replace('Proxy.', '');
  const at = `cell ${cell}, line ${found.line}: ${found.text}`;
  const named = `${matched.startsWith('(') ? caller.replace(/ $/, ', ') : caller}${at}`;
  return named.length > maxWidth ? `${named.slice(0, maxWidth - 1)}…` : named;
}

module.exports = { frames };
