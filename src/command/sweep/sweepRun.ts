import type { Row } from '../../paper/report/row';
import type { Values } from '../notebooks/parameters';

/** What became of a notebook with one combination of values. */
export interface SweepRun {
  values: Values;
  /** What it handed over. */
  rows: Row[];
  seconds: number;
  /** The page with its outputs; undefined where it failed. */
  page?: string;
  /** What went wrong. */
  error?: string;
}

/** A notebook with many values: what `sweep.json` holds. */
export interface Sweep {
  /** Name of the file. */
  notebook: string;
  profile: string;
  seed: number;
  gmia: string;
  commit: string;
  machine: string;
  date: string;
  runs: SweepRun[];
}
