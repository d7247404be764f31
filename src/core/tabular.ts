import type { DataFrame } from 'danfojs-node';
import { csv, frameRows } from './csv';
import { plainFields } from './plainJson';
import { saveFile } from './saveFile';

/**
 * What all results have, so that they can be shared. Neither form holds the data set: records stand by their numbers
 * in it.
 */
export abstract class Tabular {
  /** All rows as a Danfo frame. */
  abstract toFrame(): DataFrame;

  /**
   * The rows of `toFrame` as comma-separated values, with a line of names; numbers with all their digits. A
   * text that a spreadsheet would take for a formula begins with an apostrophe.
   * For what has no such method there is `gmia.toCSV(anything)`.
   * @param file where they are written as well, whole or not at all; a file of that name is replaced
   * @throws RangeError where the file's folder is not there
   * @example
   * const plan = planReferences({ records: 100, claims: [5], q: [0.1], effects: [3] });
   * plan.toCSV().split('\n').length; // => 3
   */
  toCSV(file?: string): string {
    const frame = this.toFrame();
    const text = csv(frame.columns, frameRows(frame));
    if (file !== undefined) saveFile(file, text);
    return text;
  }

  /** What `JSON.stringify` writes of it: its fields, typed arrays as arrays, NaN and infinities as null. */
  toJSON(): Record<string, unknown> {
    return plainFields(this);
  }
}
