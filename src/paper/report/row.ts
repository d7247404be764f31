import { checkText, expected } from '../../core/check';
import { checkEach } from '../../core/checkList';
import { groupBy } from '../../core/groupBy';
import type { Notes } from './notes';
import { writeItems } from './writeItems';

/** Which records of the pool a number is about. */
export type RecordSet =
  /** Those selected at the paper's thresholds, or as many as the paper has where these give fewer. */
  | 'selected'
  /** As many as the paper selected: δ is chosen for it. */
  | 'matched'
  /** The same for every way of training. */
  | 'same'
  /** The one of table 3. */
  | 'one'
  /** Those without a twin. */
  | 'distinct'
  /** Of the truly most exposed those that a rule selects, and those that it does not; and all that are less exposed. */
  | 'found'
  | 'missed'
  | 'rest'
  | 'all';

/** What a number is and what it is about. `metricOf` puts it into words. */
export interface Quantity {
  /** The bare quantity: 'precision', 'selected', 'test accuracy'. */
  measure?: string;
  /** Of a measure over several models. Default: the mean. */
  statistic?: 'standard deviation';
  /** The attack: 'direct', 'LiRA offline'. */
  attack?: string;
  /** What it is compared with: another attack, or the rule whose value is subtracted. */
  against?: string;
  /** Whether the number is a difference to `against`. */
  difference?: true;
  /** How a service answers: "full", "2 decimals", "labels only". */
  answers?: string;
  /** The rule that selects the records. */
  rule?: string;
  records?: RecordSet;
  /** How many records those are. */
  count?: number;
  /** How many reference models a rule looks at. Default: all. */
  models?: number;
  /** How references are widened for p-values. */
  spread?: 'none' | 'finite' | 'blocks';
  /** The tail that gives the p-values, and how those of several queries are combined. */
  tail?: string;
  combination?: string;
  /** Which reference models find queries and judge. */
  references?: string;
  /** The way to claim members, and the cut-off or false discovery rate at which that is done. */
  way?: string;
  at?: number;
  /** Whether the models were trained with the record. */
  trained?: 'with it' | 'without it';
  /** The class that is counted. */
  label?: string;
  /** What the paper leaves open, and how it is chosen here: "initial weights", "He". */
  question?: string;
  choice?: string;
}

/** One published number beside ours; a row of `report/results.json`. All fields but the first five may be missing. */
export interface Row extends Quantity, Notes {
  /** Table or figure of the paper, such as "T1"; ours beyond the paper have names of their own. */
  exhibit: string;
  /** adult, cancer, mnist, mnist-google, adult-google or toy. */
  setting: string;
  /** What the number is, in words. */
  metric: string;
  /** What the paper prints; null where it prints nothing. */
  paper: number | null;
  /** What this run found; null, with a note, where there was nothing to count. */
  ours: number | null;
  cutoff?: number;
  delta?: number;
  beta?: number;
  steps?: number;
  lambda?: number;
  /** Interval of `ours`, or the band of the splits where it is a median over several. */
  low?: number;
  high?: number;
  /** How often the interval holds the true number, or the band that of a new split. Default 0.95. */
  level?: number;
  /** How many trials, or splits, `ours` rests on. */
  n?: number;
  /** Share of the splits that lie below the paper's number, equal ones counting half; for medians over splits. */
  quantile?: number;
  /**
   * Whether `ours` is of one split, the median over several, or from the guesses of several together. Default: of
   * one.
   */
  over?: 'split' | 'splits' | 'pooled';
  /** The exhibit whose rows were repeated on several splits; for rows over splits. */
  repeats?: string;
  /** Why the setting was not run. */
  skipped?: string;
  /** Why the paper's number cannot be right as printed. */
  doubtful?: string;
  /** How many trials the paper's number rests on, where that follows from what it prints. */
  paperTrials?: number;
  /** Whether a choice that the paper leaves open brings its number back. */
  verdict?: Verdict;
}

/**
 * Of our defaults: whether the paper's number and ours agree but for luck. Of another choice: the same, where those of
 * our defaults do not agree and where they do; or only nearer to the paper, beyond luck.
 */
export type Verdict =
  | 'agrees'
  | 'disagrees'
  | 'brings it back'
  | 'closer'
  | 'no'
  | 'agrees too'
  | 'loses it'
  | 'cannot be told';

/**
 * Whether the paper's number lies within the interval or band of ours.
 * @example
 * const row = { exhibit: 'T1', setting: 'cancer', metric: 'recall', paper: 0.032, ours: 0.05, low: 0.03, high: 0.08 };
 * isInside(row); // => true
 */
export function isInside(row: Row): boolean {
  checkRows('rows', [row]);
  const { paper, low = -Infinity, high = Infinity } = row;
  return paper !== null && paper >= low && paper <= high;
}

/** What the cut-off of a row is: that of the earlier attack is a confidence, all others are p-values. */
export const cutoffWords = ({ attack }: Quantity): string => (attack === 'earlier' ? 'confidence ≥' : 'p ≤');

/** What the cut-offs of several rows are, for the head of a column. */
export function cutoffHead(rows: readonly Row[]): string {
  const words = new Set(rows.filter(({ cutoff }) => cutoff !== undefined).map(cutoffWords));
  return words.size > 1 ? 'cut-off' : [...words].join();
}

/**
 * Whether a row is a median over splits enough for its band to hold a new one in four of five cases: outside it is then
 * something to look at. Over few splits the band is their range, which says little.
 */
export const isBand = ({ level }: Row): boolean => level !== undefined && level >= 0.8;

/** Checks that a list has rows, and returns it. */
export function checkRows(name: string, rows: Row[]): Row[] {
  checkEach(name, rows, 'a row', ['exhibit', 'setting', 'metric'], 'makeRow makes one.');
  for (let i = 0; i < rows.length; i++) checkRowFields(`${name}[${i}]`, rows[i]);
  return rows;
}

function checkRowFields(name: string, row: Row): void {
  for (const field of ['exhibit', 'setting', 'metric'] as const) checkText(`${name}.${field}`, row[field]);
  for (const field of ['paper', 'ours', 'low', 'high', 'n', 'cutoff', 'delta', 'beta'] as const) {
    const value = row[field];
    if (value !== undefined && value !== null && typeof value !== 'number')
      expected(`${name}.${field} to be a number`, value);
  }
}

/** Rows of one exhibit together, exhibits in the order of their first rows. */
export const byExhibit = (rows: Row[]): Row[] => [...groupBy(rows, row => row.exhibit).values()].flat();

/**
 * Hands rows to the report that is being made, under the name of the exhibit; outside `npm run reproduce` it does
 * nothing. Called again for the same name, it replaces what was there.
 * @example
 * reportRows('T1', [{ exhibit: 'T1', setting: 'cancer', metric: 'recall', paper: 0.032, ours: 0.05 }]); // => undefined
 */
export const reportRows = (name: string, rows: Row[]): void => writeItems('rows', name, checkRows('rows', rows));
