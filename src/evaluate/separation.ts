import { expected } from '../stats/check';
import { truthOf, type Judged } from './precisionRecall';

/**
 * How well a record's p-values tell the targets that were trained on it from those that were not: over all pairs of such
 * targets, the share in which the member's p-value is the smaller one (ties count half), averaged over the records. It is the
 * mean area under the records' own ROC curves; 0.5 means that the record leaves no trace.
 * @throws RangeError when the result does not know who was a member, or no record has both kinds of target
 */
export function separation(result: Judged): number {
  const { values, width } = result.p;
  const truth = truthOf(result);
  const shares: number[] = [];
  for (let r = 0; r < width; r++) {
    const members: number[] = [], others: number[] = [];
    for (let i = r; i < values.length; i += width) (truth[i] ? members : others).push(values[i]);
    if (!members.length || !others.length) continue;
    let wins = 0;
    for (const a of members) for (const b of others) wins += a < b ? 1 : a === b ? 0.5 : 0;
    shares.push(wins / (members.length * others.length));
  }
  if (!shares.length) expected('a record with member and non-member targets', 'none');
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
