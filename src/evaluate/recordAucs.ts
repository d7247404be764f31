import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { recordPairs } from './recordPairs';

/**
 * How well each record's scores tell the targets that were trained on it from those that were not: over all pairs of
 * such targets, the share in which the member's score is the larger one (ties count half). It is the area under the
 * record's own ROC curve; 0.5 means that the record leaves no trace.
 * @returns `[records]`; NaN where all targets were trained on the record, or none
 * @throws RangeError when the result does not know who was a member, or a score is NaN
 * @example
 * const score = { values: Float64Array.of(3, 1, 2, 1), width: 2 };
 * Array.from(recordAucs({ score, truth: Uint8Array.of(1, 0, 0, 1) })); // => [1, 0.5]
 */
export function recordAucs(scored: Pick<Scores, 'score' | 'truth'>): Float64Array {
  const { wins, members, targets } = recordPairs(scored);
  return wins.map((won, r) => won / (members[r] * (targets - members[r])));
}

/**
 * The mean of `recordAucs` over the records that have targets of both kinds.
 * @throws RangeError as `recordAucs` does, or when no record has both kinds of target
 * @example
 * // 4 targets × 1 record: one member's score lies below a non-member's
 * const score = { values: Float64Array.of(4, 2, 3, 1), width: 1 };
 * meanRecordAuc({ score, truth: Uint8Array.of(1, 1, 0, 0) }); // => 0.75
 */
export function meanRecordAuc(scored: Pick<Scores, 'score' | 'truth'>): number {
  const known = recordAucs(scored).filter(share => !Number.isNaN(share));
  if (!known.length) expected('a record with member and non-member targets', 'none');
  return known.reduce((sum, share) => sum + share, 0) / known.length;
}
