import { inKernel, writeOutput } from './kernel';
import { mimeBundle, plainText } from './mimeBundle';

/**
 * Shows a value in the notebook's cell: a Danfo frame as a table (its first 20 rows), a result by its `table()` or
 * `toFrame()` with its warnings, a data set by what was decided about each column with its notes, an array of plain
 * objects as a table, a `Chart` or `Picture` drawn, anything else as text. Text from data is never read as markup.
 * Outside a kernel, `show` prints text to the standard output.
 * @throws RangeError for a promise: await it first
 * @example
 * show([{ record: 7, p: 0.01 }]); // => undefined
 */
export function show(value: unknown): void {
  const bundle = inKernel() ? mimeBundle(value) : undefined;
  if (bundle) writeOutput(bundle);
  else process.stdout.write(`${plainText(value)}\n`);
}
