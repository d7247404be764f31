import type { Records } from '../../data/records';
import type { Models } from '../../models/models';

/** A way to tell which records are at risk, from the reference models alone and without a look at the target. */
export interface SelectionRule {
  /** For a table or the legend of a chart. */
  readonly name: string;
  /** In a few words, what it measures. */
  readonly about: string;
  /**
   * How much each record is at risk: larger is more; the scale is the rule's own.
   * @returns `[records]`, never NaN
   * @throws RangeError for target models, or records of other data
   */
  risk(references: Models, records: Records): Float64Array;
}
