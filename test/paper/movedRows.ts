import { formatCell } from '../../src/core/format';
import { groupBy } from '../../src/core/groupBy';
import type { Row } from '../../src/paper/report/row';

/**
 * How far δ may move, as a share of it, where it was chosen for the number of records: it is then a distance between
 * answers, which TensorFlow computes, and which moved by 3e-6. What is selected at it must not move.
 */
const deltaMoves = 1e-4;

/** Rows that are not the same in both lists, but for such a δ: a line each, with the fields as they were and are. */
export function movedRows(before: readonly Row[], after: readonly Row[]): string[] {
  const [kept, fresh] = [before, after].map(rows => groupBy(rows, nameOf));
  return [...new Set([...kept.keys(), ...fresh.keys()])].flatMap(name => {
    const [old, now] = [kept, fresh].map(groups => groups.get(name) ?? []);
    return Array.from({ length: Math.max(old.length, now.length) }, (_, i) => lineOf(name, old[i], now[i])).filter(
      line => line !== undefined,
    );
  });
}

/** What tells numbers apart; of those that differ in their thresholds alone the order does. */
const nameOf = ({ exhibit, setting, metric, over, cutoff }: Row): string =>
  [exhibit, setting, metric, ...(over ? [over] : []), ...(cutoff === undefined ? [] : [`p ≤ ${cutoff}`])].join(', ');

function lineOf(name: string, old: Row | undefined, now: Row | undefined): string | undefined {
  if (!old || !now) return `${name}: ${old ? 'gone' : `new, ${formatCell(now!.ours)}`}`;
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])] as (keyof Row)[];
  const moved = fields.filter(field => !isSame(field, old[field], now[field]));
  const change = (field: keyof Row) => `${field} ${JSON.stringify(old[field])} → ${JSON.stringify(now[field])}`;
  return moved.length === 0 ? undefined : `${name}: ${moved.map(change).join(', ')}`;
}

const isSame = (field: keyof Row, old: unknown, now: unknown): boolean =>
  field === 'delta' && typeof old === 'number' && typeof now === 'number'
    ? Math.abs(now - old) <= deltaMoves * old
    : JSON.stringify(old) === JSON.stringify(now);
