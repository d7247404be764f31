import { formatCell } from '../../core/format';
import { sameRows } from '../../paper/compare/sameRows';
import type { Row } from '../../paper/report/row';
import type { SweepRun } from './sweepRun';

/** A number that runs handed over. */
export interface SweptNumber {
  name: string;
  /** In each run; undefined where it did not come to it. */
  rows: (Row | undefined)[];
}

/** The parameters that are not the same in all runs. */
export const variedIn = (runs: readonly SweepRun[]): string[] =>
  Object.keys(runs[0]?.values ?? {}).filter(
    name => new Set(runs.map(({ values }) => JSON.stringify(values[name]))).size > 1,
  );

/** All numbers that the runs handed over, in the order of the first that has them. */
export function sweptNumbers(runs: readonly SweepRun[]): SweptNumber[] {
  const numbers = sameRows(
    runs.map(({ rows }) => rows),
    variedIn(runs),
  );
  const firsts = numbers.map(rows => rows.find(row => row !== undefined)!);
  const settings = new Set(firsts.map(({ setting }) => setting));
  return numbers.map((rows, i) => ({ name: nameOf(firsts[i], settings.size > 1), rows }));
}

function nameOf({ setting, metric, cutoff }: Row, several: boolean): string {
  const at = cutoff === undefined ? '' : `, p ≤ ${formatCell(cutoff)}`;
  return `${several && setting !== '' ? `${setting}: ` : ''}${metric}${at}`;
}
