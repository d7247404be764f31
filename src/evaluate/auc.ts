import type { Scores } from '../attack/result';
import { checkOptions } from '../core/checkOptions';
import { checkLevel } from '../stats/interval/clopperPearson';
import { clusterCounts } from '../stats/interval/clusterCounts';
import { clusteredVariance } from '../stats/interval/clusteredVariance';
import { studentQuantile } from '../stats/numeric/distributions';
import { areaInterval } from '../stats/significance/mannWhitney';
import { type ScoreBlocks, scoreBlocks } from './scoreBlocks';

/** The area under a ROC curve, and its interval. */
export interface Auc {
  /** Null without members or without non-members. */
  value: number | null;
  low: number;
  high: number;
}

/**
 * The area under the ROC curve, pooled over records and targets: over all pairs of a member and a non-member, the share
 * in which the member has the larger score; ties count half (Mann–Whitney). 0.5 is guessing.
 *
 * Its interval rests on placement values, the structural components of DeLong et al. (Biometrics 44, 1988): for a
 * member the share of non-members that it lies above, for a non-member the share of members above it, each less the
 * area and divided by their number. As Obuchowski (Biometrics 53, 1997) sums them by cluster, `clusteredVariance` sums
 * them by record and by target at once, which extends her variance to clusters of two kinds. The interval is symmetric
 * in log(A/(1 − A)), so that it stays in [0, 1], with the t quantile for the lesser number of clusters, records or
 * targets, minus 1 (a side with one cluster is left out).
 *
 * An area of 0 or 1 leaves no variance to see. Then the interval is Newcombe's (`areaInterval`), with as many members
 * and non-members as they fill clusters: the worst case, where all of a cluster are alike.
 * @param options.level confidence, strictly between 0 and 1; default 0.95
 * @throws RangeError when the result does not know who was a member, or a score is NaN
 * @example
 * auc({ score: { values: Float64Array.of(4, 2, 3, 1), width: 1 }, truth: Uint8Array.of(1, 1, 0, 0) }).value; // => 0.75
 */
export function auc(scored: Pick<Scores, 'score' | 'truth'>, options: { level?: number } = {}): Auc {
  checkOptions('auc', options, { level: true });
  const { level = 0.95 } = options;
  checkLevel(level);
  const blocks = scoreBlocks(scored);
  const { members, nonMembers } = blocks;
  if (members === 0 || nonMembers === 0) return { value: null, low: 0, high: 1 };
  const {
    score: { values, width },
  } = scored;
  const truth = scored.truth!;
  const { value, placed } = placements(blocks);
  if (value === 0 || value === 1) {
    const independent = (counted: Uint8Array, count: number) =>
      Math.min(count, ...clusterCounts(counted.length, counted, width).effective);
    const others = truth.map(one => 1 - one);
    const [low, high] = areaInterval(value, independent(truth, members), independent(others, nonMembers), level);
    return { value, low, high };
  }
  const terms = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++)
    terms[i] = truth[i]
      ? (placed.member(blocks.block[i]) - value) / members
      : (placed.other(blocks.block[i]) - value) / nonMembers;
  const clusters = [width, values.length / width].filter(count => count > 1);
  const error = Math.sqrt(clusteredVariance({ values: terms, width })) / (value * (1 - value));
  const reach = studentQuantile(Math.min(...clusters) - 1, (1 + level) / 2) * error;
  const logit = Math.log(value / (1 - value));
  // The ends may come out a rounding error beyond the value where there is no variance: all scores are equal.
  return { value, low: Math.min(value, expit(logit - reach)), high: Math.max(value, expit(logit + reach)) };
}

const expit = (x: number) => 1 / (1 + Math.exp(-x));

/** The area, and from the block of a score to the share of the other kind on its losing side, ties half. */
function placements({ tp, fp, members, nonMembers }: ScoreBlocks) {
  let area = 0;
  for (let b = 1; b < tp.length; b++) area += ((tp[b] - tp[b - 1]) * (2 * nonMembers - fp[b] - fp[b - 1])) / 2;
  const member = (b: number) => 1 - (fp[b] + fp[b - 1]) / 2 / nonMembers;
  const other = (b: number) => (tp[b] + tp[b - 1]) / 2 / members;
  return { value: area / (members * nonMembers), placed: { member, other } };
}
