import { groupBy } from '../../core/groupBy';
import { writeItems } from './writeItems';

/** One published number beside ours; a row of `report/results.json`. */
export interface Row {
  /** Table or figure of the paper, such as "T1"; ours beyond the paper have names of their own. */
  exhibit: string;
  /** adult, cancer, mnist, mnist-google, adult-google or toy. */
  setting: string;
  metric: string;
  cutoff?: number;
  delta?: number;
  beta?: number;
  steps?: number;
  lambda?: number;
  /** What the paper prints; null where it prints nothing. */
  paper: number | null;
  /** What this run found; null, with a note, where there was nothing to count. */
  ours: number | null;
  /** Interval of `ours`, or the band that holds the middle of the splits where it is a median over several. */
  low?: number;
  high?: number;
  /** How much the interval or band covers. Default 0.95. */
  level?: number;
  /** How many trials, or splits, `ours` rests on. */
  n?: number;
  /** Share of the splits that lie below the paper's number, equal ones counting half; for medians over splits. */
  quantile?: number;
  note?: string;
}

/** Whether the paper's number lies within the interval or band of ours. */
export const isInside = ({ paper, low = -Infinity, high = Infinity }: Row): boolean =>
  paper !== null && paper >= low && paper <= high;

/** The sentences of a row's note. */
export const sentencesOf = ({ note = '' }: Pick<Row, 'note'>): string[] =>
  note.split(/(?<=\.) (?=[A-Z])/).filter(Boolean);

/** Sentences as the note of a row; no note without any. */
export function noted(...sentences: (string | undefined)[]): Pick<Row, 'note'> {
  const note = sentences.filter(Boolean).join(' ');
  return note ? { note } : {};
}

/** Rows of one exhibit together, exhibits in the order of their first rows. */
export const byExhibit = (rows: Row[]): Row[] => [...groupBy(rows, row => row.exhibit).values()].flat();

/**
 * Hands rows to the report that is being made, under the name of the exhibit; outside `npm run reproduce` it does nothing.
 * Called again for the same name, it replaces what was there.
 */
export const reportRows = (name: string, rows: Row[]): void => writeItems('rows', name, rows);
