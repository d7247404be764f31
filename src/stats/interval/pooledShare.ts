import { checkFields, checkInteger, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkLevel, shareInterval } from './clopperPearson';
import { effectiveTrials } from './effectiveTrials';
import type { Share } from './share';

/** Hits among trials that belong together, such as those of one random split. */
type Counts = Pick<Share, 'hits' | 'trials'>;

/**
 * A share pooled over groups whose trials depend on each other in any way, while groups do not: the interval is
 * Clopper–Pearson's at the effective number of trials (Korn and Graubard 1998), p(1 − p)/V · (t_{n−1}/t_df)², with the
 * jackknife's variance V = (G − 1)/G · Σ (p without the group − p)². It is taken to be at most n and at least the
 * effective number of groups (Kish 1965), G* = n²/Σ trials², which is G, the number of groups with a trial, where all
 * are of one size: if all trials of a group were alike, there would be as many as that.
 *
 * df is at most G* − 1, and less where few groups make most of the variance, as in `clusteredShare`: hits that are rare
 * and lie in few groups say little of groups that were not seen. Where one group has most of the trials, the interval
 * is that of a single trial, nearly all of [0, 1]: take the mean over groups then (`meanInterval`), or more groups.
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
  const groupsOf = (name: keyof Counts) => counted.map(group => group[name]);
  const clusters = { hits: groupsOf('hits'), trials: groupsOf('trials') };
  const hits = clusters.hits.reduce((sum, one) => sum + one, 0);
  const trials = clusters.trials.reduce((sum, one) => sum + one, 0);
  if (trials === 0) return { value: null, low: 0, high: 1, hits, trials };
  const value = hits / trials;
  const [low, high] = shareInterval(value, effectiveTrials([clusters], hits, trials, level), level);
  return { value, low, high, hits, trials };
}

function checkCounts(group: Counts, i: number): void {
  const { hits, trials } = checkFields(`groups[${i}]`, group, '{ hits, trials }', ['hits', 'trials']);
  checkInteger(`trials of group ${i}`, trials, 0);
  if (checkInteger(`hits of group ${i}`, hits, 0) > trials)
    expected(`hits of group ${i} to be at most its ${trials} trials`, hits);
}
