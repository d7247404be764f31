import type { Random } from '../src/core/random';

/** How often something happened: in `hits` of `trials`. */
export interface Count {
  hits: number;
  trials: number;
}

/** How often something happens that the statistics promise to happen so often. */
export interface Promised {
  /** Such as "the interval holds the true share" or "P(p ≤ 0.01)". */
  what: string;
  rate: number;
  /** Whether `rate` is the least, as for the coverage of an interval, or the most, as for false claims. */
  bound: 'least' | 'most';
}

/** A law by which data are made. */
export interface Regime {
  /** Such as "20 records × 100 targets, share 0.01". */
  name: string;
  /** How many data sets are made in `npm run simulate`. */
  draws: number;
  /** How many in `npm test`. */
  quick: number;
  /** Forms that are known to break a promise here, and do so in `npm test`, too. */
  broken?: string[];
  /**
   * Makes one data set, and looks whether promises were kept.
   * @returns for each form, such as "before" and "now", a count for each promise
   */
  draw(random: Random): Record<string, Count[]> | Promise<Record<string, Count[]>>;
}

/** Promises of the statistics, tried on data whose truth is known. */
export interface Simulation {
  /** Of its section and its file of results. */
  name: string;
  /** What is tried and why, for a reader of statistics: a paragraph of Markdown. */
  about: string;
  promises: Promised[];
  regimes: Regime[];
}

/** One trial, that of an interval or a test. */
export const once = (hit: boolean): Count => ({ hits: Number(hit), trials: 1 });
