import type { Records } from '../data/records';
import { Selection } from '../select/selection';

/** The records that an attack is asked for, by a selection or as such, with the selection and its warnings where there is one. */
export function chosenRecords(chosen: Selection | Records): {
  records: Records;
  selection?: Selection;
  warnings: readonly string[];
} {
  return chosen instanceof Selection
    ? { records: chosen.records, selection: chosen, warnings: chosen.warnings }
    : { records: chosen, warnings: [] };
}
