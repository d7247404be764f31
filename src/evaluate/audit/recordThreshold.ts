import { type boundsAt, type Hits, type RateBound, showsMore } from './boundsAt';

/** A bound at a threshold that was chosen on other targets. */
export interface ThresholdBound extends RateBound {
  /** "Member" is guessed where the score is at least this. */
  threshold: number;
  /** How many are guessed to be members, of how many: [guessed, all]. */
  members: Hits;
  nonMembers: Hits;
}

/** Scores of one record on some targets: those that were trained on it, and the others. */
export interface RecordScores {
  within: readonly number[];
  without: readonly number[];
}

/** Counts of a record at a threshold. */
export function boundAt(
  { within, without }: RecordScores,
  threshold: number,
  bounds: ReturnType<typeof boundsAt>,
): ThresholdBound {
  const hits = (scores: readonly number[]): Hits => [scores.filter(score => score >= threshold).length, scores.length];
  const [members, nonMembers] = [hits(within), hits(without)];
  return { threshold, members, nonMembers, ...bounds(members, nonMembers) };
}

/** The threshold that shows most about a record on these targets; Infinity (no guess) where there is none. */
export function bestThreshold(scores: RecordScores, bounds: ReturnType<typeof boundsAt>): ThresholdBound {
  const candidates = new Set([...scores.within, ...scores.without]);
  let best = boundAt(scores, Infinity, bounds);
  for (const threshold of candidates) {
    const found = boundAt(scores, threshold, bounds);
    if (showsMore(found, best)) best = found;
  }
  return best;
}
