import { checkInteger, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkLevel, shareInterval } from './clopperPearson';
import { effectiveTrials } from './effectiveTrials';
import type { Share } from './share';

/**
 * A share of pairs and its confidence interval where pairs of one record, and pairs of one target, may depend on each
 * other: the interval of Korn and Graubard (Survey Methodology 24, 1998), Clopper–Pearson's at the effective number of
 * trials
 *
 *     n_eff = p(1 − p)/V · (t_{n−1}/t_df)²,
 *
 * at most n. V is the jackknife's form of `clusteredVariance`, which is the same where all records, and all targets,
 * have as many trials; t are the quantiles of the level. df is the lesser number of degrees of freedom of both sides,
 * records and targets: of G clusters with s = hits − p · trials each, V rests on G* = (Σ s²)²/Σ s⁴ (Carter, Schnepel
 * and Steigerwald 2017), and df is (G* − 1)/(1 − G* / G), at most G − 1. A side with one cluster is left out.
 *
 * n_eff is at least the least of both sides' effective numbers of clusters, 1/Σ w² with w a cluster's share of the
 * pairs (the number of clusters, if all have as many). In the worst case all pairs of a record, or of a target, are
 * alike, and there are as many independent trials as that. It is this least number without a hit, or without a miss,
 * where V says nothing, and nearly so while all hits lie on one record or one target: of 20 records with 1,000 trials
 * each, no hit gives [0, 0.168], one hit [0, 0.169]. As more records have hits alike, it grows to p(1 − p)/V.
 *
 * In simulations with 5 to 1,000 records and shares from 0.2 to 50 %, where effects of records and targets make up to
 * 80 % of the variance, it covers the true share in 92 to 100 % of the cases (docs/coverage.md). It does not where few
 * records, none of which was drawn, are hit by nearly all targets and all others by nearly none: data without such a
 * record tell nothing of them.
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
  return shareOfSides(countSides(hit, counted, width), level);
}

/** Hits and trials of pairs by record, and by target. */
export type Sides = readonly [byRecord: Counts, byTarget: Counts];

/** `clusteredShare` of pairs that were counted; clusters without a trial say nothing. Kernel: nothing is checked. */
export function shareOfSides(all: Sides, level: number): Share {
  const sides = all.map(withTrials);
  const hits = total(sides[1].hits);
  const trials = total(sides[1].trials);
  if (trials === 0) return { value: null, low: 0, high: 1, hits, trials };
  const value = hits / trials;
  const several = sides.filter(side => side.trials.length > 1);
  const [low, high] = shareInterval(value, effectiveTrials(several, hits, trials, level), level);
  return { value, low, high, hits, trials };
}

/** The number of independent trials that pairs amount to at a level of 95 %. Kernel: nothing is checked. */
export function effectiveTrialsOf(all: Sides): number {
  const sides = all.map(withTrials);
  const several = sides.filter(side => side.trials.length > 1);
  return effectiveTrials(several, total(sides[1].hits), total(sides[1].trials), 0.95);
}

/** Counts hits and trials, as `clusteredShare` takes them. Kernel: nothing is checked. */
export function countSides(hit: ArrayLike<number>, counted: ArrayLike<number> | undefined, width: number): Sides {
  const sides = emptySides(width, width && hit.length / width);
  const [byRecord, byTarget] = sides;
  for (let t = 0, i = 0; t < byTarget.hits.length; t++)
    for (let r = 0; r < width; r++, i++) {
      if (counted && !counted[i]) continue;
      byRecord.trials[r]++;
      byTarget.trials[t]++;
      byRecord.hits[r] += hit[i];
      byTarget.hits[t] += hit[i];
    }
  return sides;
}

/** Nothing counted yet, of so many records and targets. */
export const emptySides = (records: number, targets: number): Sides => [emptyCounts(records), emptyCounts(targets)];

type Counts = Record<'hits' | 'trials', Float64Array>;

const emptyCounts = (length: number): Counts => ({ hits: new Float64Array(length), trials: new Float64Array(length) });

const withTrials = ({ hits, trials }: Counts): Counts => ({
  hits: hits.filter((_, i) => trials[i] > 0),
  trials: trials.filter(count => count > 0),
});

const total = (counts: Float64Array): number => counts.reduce((sum, one) => sum + one, 0);

function checkArguments(hit: ArrayLike<number>, counted: ArrayLike<number> | undefined, width: number): void {
  checkList('hit', hit);
  if (counted !== undefined) checkList('counted', counted);
  checkInteger('width', width, hit.length > 0 ? 1 : 0, 'It is the number of records.');
  if (width > 0 && hit.length % width !== 0) expected(`pairs of targets and ${width} records`, `${hit.length} pairs`);
  if (counted && counted.length !== hit.length) expected(`${hit.length} counted, as many as hits`, counted.length);
  checkFlags('hit', hit);
  if (counted) checkFlags('counted', counted);
}

function checkFlags(name: string, list: ArrayLike<number>): void {
  for (let i = 0; i < list.length; i++)
    if (list[i] !== 0 && list[i] !== 1) expected(`${name} ${i} to be 0 or 1`, list[i]);
}
