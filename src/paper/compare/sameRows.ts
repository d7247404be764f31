import { groupBy } from '../../core/groupBy';
import type { Row } from '../report/row';

/** What always tells the numbers of a run apart. */
const telling = ['exhibit', 'setting', 'metric', 'over', 'cutoff'] as const;
/** What does so only where a run has several: it may be chosen, or belong to a profile, and differ from run to run. */
const further = ['steps', 'lambda', 'delta', 'beta'] as const;

interface Place {
  row: Row;
  run: number;
}

/**
 * Rows of several runs that are of the same number: a list for each number, with its row in each run, undefined where
 * the run has none. Trainings and thresholds tell numbers apart only where a run has several that are the same but for
 * these.
 * @param apart what does not tell numbers apart, as it was varied from run to run
 */
export function sameRows(runs: readonly Row[][], apart: readonly string[] = []): (Row | undefined)[][] {
  const places = runs.flatMap((rows, run) => rows.map((row): Place => ({ row, run })));
  const always = telling.filter(name => !apart.includes(name));
  return groupsBy(places, row => always.map(name => row[name] ?? null))
    .flatMap(group =>
      told(
        group,
        further.filter(name => !apart.includes(name)),
      ),
    )
    .map(number => runs.map((_, i) => number.find(({ run }) => run === i)?.row));
}

/** Rows told apart by as few of the fields as it takes for each run to have one of a kind. */
function told(rows: Place[], [field, ...others]: (typeof further)[number][]): Place[][] {
  if (field === undefined || new Set(rows.map(({ run }) => run)).size === rows.length) return [rows];
  return groupsBy(rows, row => row[field] ?? null).flatMap(group => told(group, others));
}

const groupsBy = (places: Place[], key: (row: Row) => unknown): Place[][] => [
  ...groupBy(places, ({ row }) => JSON.stringify(key(row))).values(),
];
