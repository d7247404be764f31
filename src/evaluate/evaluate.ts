import type { AttackResult } from '../attack/result';
import { checkNumber } from '../stats/check';
import { Evaluation, type Outcomes } from './evaluation';
import { type Judged, truthOf } from './precisionRecall';

/**
 * Right and wrong guesses at a cut-off, pooled over records and targets (micro-average, paper 5.1) and for each record.
 * "Member" is guessed where p ≤ cut-off; everything else is abstention.
 * @param options.cutoff default 0.01, the paper's
 * @throws RangeError when the result does not know who was a member
 */
export function evaluate(result: AttackResult, { cutoff = 0.01 }: { cutoff?: number } = {}): Evaluation {
  checkNumber('cutoff', cutoff, 0, 1, 'It is a p-value.');
  const perRecord = outcomesPerRecord(result, cutoff);
  return new Evaluation(result, cutoff, perRecord);
}

function outcomesPerRecord(result: Judged, cutoff: number): Outcomes[] {
  const { values, width } = result.p;
  const truth = truthOf(result);
  const outcomes = Array.from({ length: width }, (): Outcomes => ({ tp: 0, fp: 0, members: 0, nonMembers: 0 }));
  values.forEach((p, i) => {
    const of = outcomes[i % width];
    if (truth[i]) of.members++;
    else of.nonMembers++;
    if (p <= cutoff) of[truth[i] ? 'tp' : 'fp']++;
  });
  return outcomes;
}
