import { checkFields, checkInteger, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { studentQuantile } from '../numeric/distributions';
import { checkLevel, shareInterval } from './clopperPearson';
import type { Share } from './share';

/** Hits among trials that belong together, such as those of one random split. */
type Counts = Pick<Share, 'hits' | 'trials'>;

/**
 * A share pooled over groups whose trials depend on each other in any way, while groups do not: the interval is
 * Clopper–Pearson's at the effective number of trials (Korn and Graubard 1998), p(1 − p)/V · (t_{n−1}/t_{G−1})², with
 * the linearised variance of a ratio V = G/(G − 1) · Σ (hits − p · trials)² / n². It is taken to be at most n and at
 * least G, the number of groups with a trial: if all trials of a group were alike, there would be as many as that.
 * @param level confidence, strictly between 0 and 1; default 0.95
 * @returns value null and [0, 1] without a trial
 * @throws RangeError for counts that are no whole numbers from 0, or more hits than trials (naming the group)
 * @example
 * const { value, low, high } = pooledShare([{ hits: 3, trials: 4 }, { hits: 1, trials: 4 }]);
 * [value, low, high]; // => [0.5, 0.013, 0.987]
 */
export function pooledShare(groups: Counts[], level = 0.95): Share {
  checkLevel(level);
  checkList('groups', groups).forEach(checkCounts);
  const counted = groups.filter(({ trials }) => trials > 0);
  const count = counted.length;
  const sum = (of: (group: Counts) => number) => counted.reduce((total, group) => total + of(group), 0);
  const hits = sum(group => group.hits);
  const trials = sum(group => group.trials);
  if (trials === 0) return { value: null, low: 0, high: 1, hits, trials };
  const value = hits / trials;
  const t = (df: number) => studentQuantile(df, (1 + level) / 2);
  const variance = ((count / (count - 1)) * sum(group => (group.hits - value * group.trials) ** 2)) / trials ** 2;
  const effective =
    count > 1 && variance > 0 ? ((value * (1 - value)) / variance) * (t(trials - 1) / t(count - 1)) ** 2 : count;
  const used = Math.min(trials, Math.max(count, effective));
  const [low, high] = shareInterval(value, used, level);
  return { value, low, high, hits, trials };
}

function checkCounts(group: Counts, i: number): void {
  const { hits, trials } = checkFields(`groups[${i}]`, group, '{ hits, trials }', ['hits', 'trials']);
  checkInteger(`trials of group ${i}`, trials, 0);
  if (checkInteger(`hits of group ${i}`, hits, 0) > trials)
    expected(`hits of group ${i} to be at most its ${trials} trials`, hits);
}
