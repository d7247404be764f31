'use strict';

const { ts } = require('./typescript.js');

/**
 * Writes `{ split }` as `{ split: split }`: tslab finds a variable of an earlier cell in the second form only.
 *
 * @param {string} code of a cell
 * @returns {string} code that means the same, with the same lines
 */
function writeOut(code) {
  const names = [];
  const visit = node => {
    if (ts.isShorthandPropertyAssignment(node)) names.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cell.ts', code, ts.ScriptTarget.Latest));
  return names.reduceRight((text, { end, text: name }) => `${text.slice(0, end)}: ${name}${text.slice(end)}`, code);
}

module.exports = { writeOut };
