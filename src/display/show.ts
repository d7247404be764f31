import { inKernel, writeOutput } from './kernel';
import { outputsOf, plainText } from './outputsOf';
import { shownWarnings } from './shownWarnings';

/**
 * Shows a value in the notebook's cell: a Danfo frame as a table (its first 20 rows), a result by its `table()` or
 * `toFrame()`, a data set by what was decided about each column with its notes, an array of results or of plain
 * objects as one table, a `Chart` or `Picture` drawn, anything else as text. Warnings stand below, each once in a cell,
 * and in a report once in a page. Text from data is never read as markup. Outside a kernel, `show` prints text to the
 * standard output.
 * @throws RangeError for a promise: await it first
 * @example
 * show([{ record: 7, p: 0.01 }]); // => undefined
 */
export function show(value: unknown): void {
  if (inKernel()) for (const output of outputsOf(value, shownWarnings())) writeOutput(output);
  else process.stdout.write(`${plainText(value)}\n`);
}
