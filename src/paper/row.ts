import { handOver } from './handOver';

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
  /** 95 % interval of `ours`. */
  low?: number;
  high?: number;
  /** How many trials `ours` rests on. */
  n?: number;
  note?: string;
}

/**
 * Hands rows to the report that is being made, under the name of the exhibit; outside `npm run reproduce` it does nothing.
 * Called again for the same name, it replaces what was there.
 */
export const reportRows = (name: string, rows: Row[]): void => handOver('rows', name, rows);
