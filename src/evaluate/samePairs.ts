import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkResult } from './checkScores';
import { knownTruth } from './knownTruth';

/**
 * Checks that attacks are on the same records and targets, and under names that tell them apart.
 * @returns who was a member, `[targets × records]`
 * @throws RangeError otherwise, without an attack, or when one does not know who was a member
 */
export function samePairs(attacks: readonly Scores[]): Uint8Array {
  checkList('attacks', attacks).forEach((attack, i) => checkResult(`attacks[${i}]`, attack));
  if (attacks.length === 0) expected('an attack or more', 'none');
  const [first, ...others] = attacks;
  const truth = knownTruth(first);
  const { width } = first.score;
  for (const other of others) {
    const theirs = knownTruth(other);
    if (other.score.width !== width || theirs.length !== truth.length || theirs.some((one, i) => one !== truth[i]))
      expected('attacks on the same records and targets', `"${first.name}" and "${other.name}" on different ones`);
  }
  const twice = attacks.map(({ name }) => name).find((name, i, names) => names.indexOf(name) < i);
  if (twice !== undefined) expected('attacks with names of their own', `"${twice}" twice`);
  return truth;
}
