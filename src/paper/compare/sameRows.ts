import { groupBy } from '../../core/groupBy';
import type { Row } from '../report/row';

/** What tells the rows of a run apart, but for thresholds. */
const fields = ['exhibit', 'setting', 'metric', 'cutoff', 'steps', 'lambda', 'over'] as const;
/** Thresholds may be chosen, so that those of a number differ from run to run. */
const thresholds = ['delta', 'beta'] as const;

type Field = (typeof fields)[number] | (typeof thresholds)[number];

/**
 * Rows of several runs that are of the same number: a list for each number, with its row in each run, undefined where
 * the run has none. Thresholds tell numbers apart only where a run has several that are the same but for these.
 * @param apart what does not tell numbers apart, as it was varied from run to run
 */
export function sameRows(runs: readonly Row[][], apart: readonly string[] = []): (Row | undefined)[][] {
  const telling = fields.filter(name => !apart.includes(name));
  const all = runs.flatMap((rows, run) => rows.map(row => ({ row, run, name: nameOf(row, telling) })));
  const exact = [...telling, ...thresholds.filter(name => !apart.includes(name))];
  return [...groupBy(all, ({ name }) => name).values()].flatMap(group => {
    const several = new Set(group.map(({ run }) => run)).size < group.length;
    const numbers = several ? [...groupBy(group, ({ row }) => nameOf(row, exact)).values()] : [group];
    return numbers.map(found => runs.map((_, i) => found.find(({ run }) => run === i)?.row));
  });
}

const nameOf = (row: Row, names: readonly Field[]): string => JSON.stringify(names.map(name => row[name] ?? null));
