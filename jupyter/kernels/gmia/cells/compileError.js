'use strict';

const fs = require('node:fs');
const path = require('node:path');

const declarations = path.resolve(__dirname, '..', '..', '..', '..', 'dist', 'index.d.ts');

/** What TypeScript says of a place in a cell, or in a source beside it. */
/** @typedef {{start: {line: number, character: number}, messageText: string, fileName?: string}} Diagnostic */

/** TypeScript's messages about a cell that does not compile, each with its line. */
class CompileError extends Error {
  /**
   * @param {Diagnostic[]} diagnostics of tslab, which makes one of each step of an explanation
   * @param {string} code the cell
   */
  constructor(diagnostics, code) {
    const lines = code.split('\n');
    super(
      explanations(diagnostics)
        .map(steps => textOf(steps, lines))
        .join('\n'),
    );
    this.name = 'CompileError';
  }
}

/** The steps that belong to one place, together. A step names no file. */
function explanations(diagnostics) {
  const found = [];
  for (const diagnostic of diagnostics) {
    const { line, character } = found.at(-1)?.[0].start ?? {};
    const { start, fileName } = diagnostic;
    if (!fileName && start.line === line && start.character === character) found.at(-1).push(diagnostic);
    else found.push([diagnostic]);
  }
  return found;
}

/** A message, the line of code, and the steps that explain it: of several ways to call a function, those of one. */
function textOf([{ start, messageText, fileName }, ...steps], lines) {
  const messages = steps.map(step => step.messageText);
  const second = messages.findIndex(message => /^Overload 2 /.test(message));
  const first = messages.slice(0, second < 0 ? undefined : second).filter(message => !/^Overload \d/.test(message));
  const advice = hint([messageText, ...first]);
  const text = `line ${start.line + 1}: ${messageText}${first.length === 0 ? advice : ''}`;
  const begun = fileName
    ? [`${path.relative(process.cwd(), fileName)} ${text}`]
    : [text, `    ${lines[start.line] ?? ''}`, `    ${' '.repeat(start.character)}^`];
  return [...begun, ...first.map((message, i) => `  ${message}${i === first.length - 1 ? advice : ''}`)].join('\n');
}

const widened =
  ' A text in a variable may be any: write the object where it is handed in, ' +
  'an architecture in gmia.architecture({ … }).';

/** What to do, where a message does not say it. */
function hint(messages) {
  if (messages.some(meetsPromise)) return ' Did you forget await?';
  if (messages.some(isWidened)) return widened;
  const unbuilt =
    messages.some(message => message.includes("Cannot find module 'gmia'")) && !fs.existsSync(declarations);
  return unbuilt ? ' The library is not built yet: run `npm run build`, then restart the kernel.' : '';
}

/** Whether a promise stands where its value is needed. */
const meetsPromise = message => /'Promise</.test(message.replace(/ to (parameter of )?type '[^']*'/g, ''));

/** Whether a field that is to be one of a few words is any text, after "Types of property … are incompatible." */
const isWidened = (message, i, messages) =>
  /^Type 'string' is not assignable to type '["A-Z]/.test(message) && /^Types of property /.test(messages[i - 1]);

module.exports = { CompileError };
