import { cell } from './kernel';

const ofPage = new Set<string>();
const ofCell = new WeakMap<object, Set<string>>();

/**
 * The warnings that stand above what is shown next. A report's page is made in one go, from its first cell to its last:
 * there it is all of them. In a notebook that is worked with it is those of the same cell: a cell may run again, or the
 * one above may be deleted, and a warning must not be gone then.
 */
export function shownWarnings(report = process.env.GMIA_OUT): Set<string> {
  const current = cell();
  if (report || !current) return ofPage;
  const known = ofCell.get(current) ?? new Set();
  ofCell.set(current, known);
  return known;
}
