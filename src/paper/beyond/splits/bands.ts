import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { checkFunction, expected } from '../../../core/check';
import { Tabular } from '../../../core/tabular';
import type { Banded } from '../../../display/charts/bandChart';
import { pooledShare } from '../../../stats/interval/pooledShare';
import { quantile } from '../../../stats/numeric/quantile';
import { pooledMetric } from '../../report/metric';
import { notes, notesOf } from '../../report/notes';
import { paperBesideOurs } from '../../report/paperBesideOurs';
import { isBand, isInside, type Row } from '../../report/row';
import { bandLevel, splitBand } from './splitBand';

/** What the rows of an experiment come to over several random splits. */
export class Bands extends Tabular {
  /**
   * A row for each row of the experiment, its exhibit ending in "-splits": `ours` is the median over the splits that
   * have a number, `n` how many those are, a new split lies from `low` to `high` with probability `level`, 80 % where
   * there are 9 splits or more (`splitBand`), and `quantile` is the paper's place among them. After every precision and
   * recall comes the share of all splits' guesses or members together, with its 95 % interval, splits being clusters.
   */
  readonly rows: Row[];

  /**
   * @param perSplit the rows of each split, kept as they are
   * @throws RangeError when they are not the same in all but their numbers
   */
  constructor(
    readonly perSplit: Row[][],
    readonly seeds: number[],
  ) {
    super();
    const [first = []] = perSplit;
    for (const rows of perSplit)
      if (rows.length !== first.length || rows.some((row, i) => nameOf(row) !== nameOf(first[i])))
        expected(
          'an experiment with the same rows for every seed',
          differing(first, rows),
          'Its rows may differ in their numbers alone.',
        );
    this.rows = this.entries().flatMap(rows => (isShare(rows[0]) ? [band(rows), pooled(rows)] : [band(rows)]));
  }

  /** The same row of every split, for each row. */
  private entries(): Row[][] {
    return (this.perSplit[0] ?? []).map((_, i) => this.perSplit.map(split => split[i]));
  }

  /**
   * Some rows, with what they are on every split.
   * @param wanted of the experiment's rows; default: all that the paper prints
   */
  lines(wanted: (row: Row) => boolean = row => row.paper !== null): Banded[] {
    checkFunction('wanted', wanted);
    return this.entries()
      .filter(([first]) => wanted(first))
      .map(rows => {
        const { ours, low, high, paper } = band(rows);
        const [{ metric, cutoff }] = rows;
        return {
          label: cutoff === undefined ? metric : `${metric}, ${cutoff}`,
          values: rows.map(row => row.ours),
          median: ours,
          low,
          high,
          paper,
        };
      });
  }

  /** Medians and bands beside the paper's numbers, and at which quantile of the splits those lie. */
  toFrame(): DataFrame {
    return paperBesideOurs(this.rows);
  }

  [inspect.custom](): string {
    const numbers = `Bands: ${this.rows.length} numbers over ${this.seeds.length} random splits`;
    const placed = this.rows.filter(row => row.quantile !== undefined && isBand(row));
    if (placed.length === 0) return `${numbers}, too few for bands that hold ${100 * bandLevel} %`;
    const inside = placed.filter(isInside).length;
    return (
      `${numbers}; of ${placed.length} that the paper prints ${inside} lie within bands that hold a new split in ` +
      `${100 * bandLevel} %`
    );
  }
}

/** Whether a row is a share of guesses or members, which those of all splits have together. */
const isShare = ({ measure, metric, difference }: Row): boolean =>
  !difference && ['precision', 'recall'].some(share => share === (measure ?? metric));

function band(rows: Row[]): Row {
  const { low: _, high: __, n: ___, note: ____, notes: _____, ...first } = rows[0];
  const values = rows.flatMap(({ ours }) => (ours === null ? [] : [ours]));
  const missing = rows.length - values.length;
  // What differs from split to split, such as a δ chosen for the number of records, says nothing about all of them.
  for (const name of ['count', 'delta', 'beta', 'steps', 'lambda'] as const)
    if (rows.some(row => row[name] !== first[name])) delete first[name];
  const base: Row = {
    ...first,
    exhibit: `${first.exhibit}-splits`,
    repeats: first.exhibit,
    over: 'splits',
    level: bandLevel,
    n: values.length,
    ...notes(missing ? `No number in ${missing} of ${rows.length} splits.` : undefined, ...sharedBy(rows)),
  };
  if (values.length === 0) return { ...base, ours: null };
  const { paper } = first;
  return {
    ...base,
    ...splitBand(values),
    ours: quantile(values, 0.5),
    ...(paper !== null && { quantile: placeOf(paper, values) }),
  };
}

/** A share over the guesses or members of all splits, which a median of shares of a few guesses cannot tell. */
function pooled(rows: Row[]): Row {
  const { value, low, high, trials } = pooledShare(
    rows.map(({ ours, n = 0 }) => ({ hits: Math.round((ours ?? 0) * n), trials: n })),
  );
  const { quantile: _, level: __, ...base } = band(rows);
  const found: Row = {
    ...base,
    metric: pooledMetric(base.metric),
    over: 'pooled',
    paper: null,
    n: trials,
    ...notes(`Of ${rows.length} splits.`, ...sharedBy(rows)),
  };
  return value === null ? found : { ...found, ours: value, low, high };
}

/** The sentences that the notes of all splits have. */
const sharedBy = (rows: Row[]): string[] =>
  notesOf(rows[0]).filter(sentence => rows.every(row => notesOf(row).includes(sentence)));

/** Share of the values that lie below, those that are equal counting half. */
const placeOf = (paper: number, values: number[]): number =>
  values.reduce((sum, value) => sum + (value < paper ? 1 : value === paper ? 0.5 : 0), 0) / values.length;

const nameOf = ({ exhibit, setting, metric, cutoff }: Row): string =>
  [exhibit, setting, metric, ...(cutoff === undefined ? [] : [cutoff])].join(', ');

function differing(first: Row[], other: Row[]): string {
  const at = other.findIndex((row, i) => !first[i] || nameOf(row) !== nameOf(first[i]));
  return at < 0
    ? `${first.length} and ${other.length} rows`
    : `${first[at] ? nameOf(first[at]) : 'nothing'} and ${nameOf(other[at])}`;
}
