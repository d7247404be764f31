'use strict';

const fs = require('node:fs');
const path = require('node:path');

const declarations = path.resolve(__dirname, '..', '..', '..', '..', 'dist', 'index.d.ts');

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
  const unbuilt = message.includes("Cannot find module 'gmia'") && !fs.existsSync(declarations);
  return unbuilt ? ' The library is not built yet: run `npm run build`, then restart the kernel.' : '';
}

module.exports = { CompileError };
