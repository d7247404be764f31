import { checkInteger, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { studentQuantile } from '../numeric/distributions';
import { checkLevel, shareInterval } from './clopperPearson';
import { clusterCounts } from './clusterCounts';
import { clusteredVariance } from './clusteredVariance';
import type { Share } from './share';

/**
 * A share of pairs and its confidence interval where pairs of one record, and pairs of one target, may depend on each
 * other: the interval of Korn and Graubard (Survey Methodology 24, 1998), Clopper–Pearson's at the effective number of
 * trials
 *
 *     n_eff = p(1 − p)/V · (t_{n−1}/t_df)²,
 *
 * with V from `clusteredVariance` (so that p(1 − p)/V is at most the number of trials n), t the quantiles of the level,
 * and df the lesser of the numbers of records and of targets with a pair that counts, minus 1. A side with one cluster
 * is left out.
 *
 * n_eff is at least the least of both sides' effective numbers of clusters, 1/Σ w² with w a cluster's share of the
 * pairs (the number of clusters, if all have as many). In the worst case all pairs of a record, or of a target, are
 * alike, and there are as many independent trials as that. Without a hit, or without a miss, V says nothing (it is 0),
 * and this least number is used: the interval is then wide, and much wider than with a single hit, as unseen hits may
 * come by clusters.
 *
 * In simulations with moderate effects of records and targets it covers the true share in 93 % of the cases or more.
 * Where hits are rare and nearly all of them lie on few of the records, it covers less, some 80 % (1 to 5 % of hits, 80
 * % of the variance between 16 records): then the drawn records say little about the worst ones, and the true share is
 * more often above `high`.
 *
 * @param hit `[targets × records]`, 1 for a hit, else 0
 * @param counted same layout, 1 for pairs that are trials; all are if undefined
 * @param width the number of records
 * @param level confidence, strictly between 0 and 1; default 0.95
 * @returns without trials value null and [0, 1]; else the value lies within [low, high]
 * @throws RangeError for arguments that do not fit together, or are not 0 or 1
 * @example
 * // 2 targets × 3 records: hits on the first record only
 * clusteredShare([1, 0, 0, 1, 0, 0], undefined, 3); // => { value: 0.333, low: 0.002, high: 0.960, hits: 2, trials: 6 }
 */
export function clusteredShare(
  hit: ArrayLike<number>,
  counted: ArrayLike<number> | undefined,
  width: number,
  level = 0.95,
): Share {
  checkArguments(hit, counted, width);
  checkLevel(level);
  let hits = 0;
  let trials = 0;
  for (let i = 0; i < hit.length; i++)
    if (!counted || counted[i]) {
      trials++;
      hits += hit[i];
    }
  if (trials === 0) return { value: null, low: 0, high: 1, hits, trials };
  const value = hits / trials;
  const effective = effectiveTrials(hit, counted, width, hits, trials, level);
  const [low, high] = shareInterval(value, effective, level);
  return { value, low, high, hits, trials };
}

function effectiveTrials(
  hit: ArrayLike<number>,
  counted: ArrayLike<number> | undefined,
  width: number,
  hits: number,
  trials: number,
  level: number,
): number {
  const { records, targets, effective } = clusterCounts(hit.length, counted, width);
  const least = Math.min(trials, ...effective);
  if (hits === 0 || hits === trials) return least;
  const value = hits / trials;
  const values = new Float64Array(hit.length); // filled in a loop: by a callback it takes many times as long
  for (let i = 0; i < values.length; i++) if (!counted || counted[i]) values[i] = (hit[i] - value) / trials;
  const t = (df: number) => studentQuantile(df, (1 + level) / 2);
  const df = Math.min(...[records, targets].filter(count => count > 1)) - 1;
  const uncertain = (value * (1 - value)) / clusteredVariance({ values, width });
  return Math.min(trials, Math.max(least, uncertain * (t(trials - 1) / t(df)) ** 2));
}

function checkArguments(hit: ArrayLike<number>, counted: ArrayLike<number> | undefined, width: number): void {
  checkList('hit', hit);
  if (counted !== undefined) checkList('counted', counted);
  checkInteger('width', width, hit.length > 0 ? 1 : 0, 'It is the number of records.');
  if (width > 0 && hit.length % width !== 0) expected(`pairs of targets and ${width} records`, `${hit.length} pairs`);
  if (counted && counted.length !== hit.length) expected(`${hit.length} counted, as many as hits`, counted.length);
  for (const [name, list] of [
    ['hit', hit],
    ['counted', counted ?? []],
  ] as const)
    for (let i = 0; i < list.length; i++)
      if (list[i] !== 0 && list[i] !== 1) expected(`${name} ${i} to be 0 or 1`, list[i]);
}
