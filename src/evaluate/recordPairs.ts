import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { recordNameAt } from '../data/recordName';
import { countPairs } from '../stats/significance/mannWhitney';
import { knownTruth } from './knownTruth';

/** Each record's targets, trained on it against not, in pairs. */
export interface RecordPairs {
  /** Pairs in which the target that was trained on the record has the larger score; ties count half. `[records]` */
  wins: Float64Array;
  /** Σ (t³ − t) over groups of t targets with equal scores. `[records]` */
  ties: Float64Array;
  /** How many targets were trained on the record. `[records]` */
  members: Int32Array;
  /** How many targets there are. */
  targets: number;
}

/**
 * Compares, for each record, the scores of the targets that were trained on it with those of the others.
 * @throws RangeError when it is not known who was a member, or a score is NaN
 */
export function recordPairs(scored: Pick<Scores, 'score' | 'truth' | 'records'>): RecordPairs {
  const truth = knownTruth(scored);
  const { values, width } = scored.score;
  const targets = width === 0 ? 0 : values.length / width;
  const wins = new Float64Array(width);
  const ties = new Float64Array(width);
  const members = new Int32Array(width);
  const buffer = new Float64Array(targets); // members from the front, others from the back
  for (let r = 0; r < width; r++) {
    let front = 0;
    let back = targets;
    for (let i = r; i < values.length; i += width) {
      if (Number.isNaN(values[i]))
        expected(
          'scores that are numbers',
          `NaN for ${recordNameAt(scored.records, r)} of target ${Math.floor(i / width)}`,
        );
      buffer[truth[i] ? front++ : --back] = values[i];
    }
    members[r] = front;
    ({ wins: wins[r], ties: ties[r] } = countPairs(buffer.subarray(0, front), buffer.subarray(front)));
  }
  return { wins, ties, members, targets };
}
