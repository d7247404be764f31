/** What a child is to do. */
export interface Job {
  seed: number;
  /** The first round, and how many; each has seeds of its own. */
  round: number;
  rounds: number;
  /** Runs of each call in a round. */
  runs: number;
  /** The calls; all if there are none. */
  names: string[];
  /** Calls of the first round that are finished, or never came back. */
  done: string[];
  /** fast-check's path to one run, to repeat it. */
  path?: string;
  /** Makes calls that are broken instead, to see that it is found. */
  broken?: boolean;
  folder: string;
  log: string;
}

/** A line of a child's log; `calls` counts those that were made. */
export type Entry = { calls: number } & (
  | { kind: 'ready' | 'end' }
  | { kind: 'round'; round: number }
  | { kind: 'call'; name: string; round: number; said: string }
  | { kind: 'done'; name: string; round: number }
  | Failure
);

export interface Failure {
  kind: 'failure';
  name: string;
  round: number;
  found: string;
  /** fast-check's path to the smallest arguments that fail. */
  path?: string;
}
