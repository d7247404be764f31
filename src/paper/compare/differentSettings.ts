import type { EarlierResults } from '../report/results';

/** Something in which runs differ. */
export interface DifferentSetting {
  name: string;
  /** In each run; undefined where its version did not write it down. */
  values: unknown[];
}

/** All fields of results but rows and claims that are not the same in all runs. */
export function differentSettings(runs: readonly EarlierResults[]): DifferentSetting[] {
  const names = new Set(runs.flatMap(Object.keys));
  return [...names]
    .filter(name => name !== 'rows' && name !== 'claims')
    .map(name => ({ name, values: runs.map(run => run[name as keyof EarlierResults] as unknown) }))
    .filter(({ values }) => new Set(values.map(value => JSON.stringify(value))).size > 1);
}
