import type { Spread } from './spread';

/** How long one side took, over all rounds. */
export interface Timed extends Spread {
  /** Every measurement, in order. */
  seconds: number[];
  /** Most memory of its process, MB; null where processes share the work. */
  memory: number | null;
  /** What the last run found, such as the accuracy of its models. */
  found: Record<string, unknown>;
}

export type PeerResult = { name: string; note: string } & (
  | { status: 'measured'; way: object; time: Timed; ratio: Spread }
  | { status: 'not run' | 'failed'; why: string }
);

export interface CaseResult {
  name: string;
  title: string;
  goal?: { seconds: number } | { ratio: number };
  /** Keras' seconds where the goals were set. */
  reference?: string;
  /** Undefined where the data cannot be had. */
  ours?: Timed;
  missing?: string;
  peers: PeerResult[];
  /** "unknown" where the goal is a ratio and its peer was not measured. */
  verdict?: 'met' | 'missed' | 'unknown';
}

/** How seconds grow with the amount of work. */
export interface Growth {
  title: string;
  unit: string;
  points: ({ amount: number } & Spread)[];
}

/** What bench.json holds. */
export interface Bench {
  machine: string;
  commit: string;
  date: string;
  rounds: number;
  quick: boolean;
  cases: CaseResult[];
  growth: Growth[];
}

/** Whether a goal was reached, by the medians. */
export function verdict({ goal, ours, peers }: Pick<CaseResult, 'goal' | 'ours' | 'peers'>): CaseResult['verdict'] {
  if (!goal || !ours) return undefined;
  if ('seconds' in goal) return ours.median <= goal.seconds ? 'met' : 'missed';
  const [peer] = peers;
  if (peer?.status !== 'measured') return 'unknown';
  return peer.ratio.median <= goal.ratio ? 'met' : 'missed';
}
