import type { Row } from '../../src/paper/report/row';

const ending = '-splits';

/**
 * The rows as a page shows them: where a number was repeated over several random splits, its median and band stand in the place of
 * the number of the run's own split.
 */
export function withBands(rows: Row[]): Row[] {
  const bands = rows
    .filter(({ exhibit }) => exhibit.endsWith(ending))
    .map(row => ({ ...row, exhibit: row.exhibit.slice(0, -ending.length) }));
  const used = new Set<Row>();
  const shown = rows
    .filter(({ exhibit }) => !exhibit.endsWith(ending))
    .map(row => {
      const band = bands.find(one => isOf(one, row));
      if (band) used.add(band);
      return band ?? row;
    });
  return [...shown, ...bands.filter(band => !used.has(band))];
}

/** A band does not have the parameters that differ from split to split. */
const isOf = (band: Row, row: Row): boolean =>
  (['exhibit', 'setting', 'metric', 'cutoff'] as const).every(name => band[name] === row[name]) &&
  (['delta', 'beta', 'steps', 'lambda'] as const).every(name => band[name] === undefined || band[name] === row[name]);
