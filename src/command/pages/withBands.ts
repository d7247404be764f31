import type { Row } from '../../paper/report/row';

/**
 * The rows as a page shows them: where a number was repeated over several random splits, its median and band stand in
 * the place of the number of the run's own split.
 */
export function withBands(rows: Row[]): Row[] {
  // Rows of earlier versions lack `repeats`.
  const names = new Map(rows.map(({ exhibit }) => [`${exhibit}-splits`, exhibit]));
  const repeated = rows.map(row => ({ row, exhibit: row.repeats ?? names.get(row.exhibit) }));
  const bands = repeated.flatMap(({ row, exhibit }) => (exhibit === undefined ? [] : [{ ...row, exhibit }]));
  const used = new Set<Row>();
  const shown = repeated.flatMap(({ row, exhibit }) => {
    if (exhibit !== undefined) return [];
    const band = bands.find(one => isOf(one, row));
    if (band) used.add(band);
    return [band ?? row];
  });
  return [...shown, ...bands.filter(band => !used.has(band))];
}

/** A band does not have the parameters that differ from split to split. */
const isOf = (band: Row, row: Row): boolean =>
  (['exhibit', 'setting', 'metric', 'cutoff'] as const).every(name => band[name] === row[name]) &&
  (['delta', 'beta', 'steps', 'lambda'] as const).every(name => band[name] === undefined || band[name] === row[name]);
