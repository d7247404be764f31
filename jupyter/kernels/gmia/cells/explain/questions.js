'use strict';

const { charactersBefore, indexAfter } = require('../codePoints.js');
const { completion } = require('./completion.js');
const { tooltip } = require('./tooltip.js');

/** What TypeScript knows of a cell. */
/** @typedef {(code: string) => {program: object, source: object, checker: object, start: number}} Look */

/**
 * The answer to Jupyter's `inspect_request`, which a tooltip shows.
 *
 * @param {Look} lookAt
 * @param {{code: string, cursor_pos: number}} request
 */
function inspectReply(lookAt, { code, cursor_pos: cursor }) {
  const look = lookAt(code);
  const data = tooltip(look, look.start + indexAfter(code, cursor));
  return { status: 'ok', found: data !== undefined, data: data ?? {}, metadata: {} };
}

/**
 * The answer to Jupyter's `complete_request`. The kinds are where IPython has them, and JupyterLab looks for them.
 *
 * @param {Look} lookAt
 * @param {{code: string, cursor_pos: number}} request
 */
function completeReply(lookAt, { code, cursor_pos: cursor }) {
  const look = lookAt(code);
  const { from, to, items } = completion(look, look.start + indexAfter(code, cursor));
  const [start, end] = [from, to].map(index => charactersBefore(code, index - look.start));
  return {
    status: 'ok',
    matches: items.map(({ text }) => text),
    cursor_start: start,
    cursor_end: end,
    metadata: { _jupyter_types_experimental: items.map(item => ({ ...item, start, end })) },
  };
}

module.exports = { completeReply, inspectReply };
