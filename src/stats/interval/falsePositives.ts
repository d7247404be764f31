import type { Matrix } from '../../core/matrix';
import { emptySides, type Sides, shareOfSides } from './clusteredShare';

/** The α at which calibration is looked at unless told otherwise. */
export const ALPHAS: readonly number[] = [0.01, 0.05, 0.1];

/** How many p-values of non-members lie at or below α, which of calibrated ones a share of at most α does. */
export interface FalsePositives {
  alpha: number;
  /** Their share among the non-members; null without any. */
  value: number | null;
  /** 95 % interval under two-way clustering, by record and by target. */
  low: number;
  high: number;
  hits: number;
  trials: number;
  /** Whether α lies below the interval: too much is claimed. That less is claimed than α allows is no failure. */
  fails: boolean;
}

/** What was counted of a matrix of p-values: attacks look at it for their warnings, and who reads them again. */
const counted = new WeakMap<Matrix, { truth: Uint8Array; found: Map<number, FalsePositives> }>();

/**
 * P(p ≤ α | non-member) at each α, pooled over records and targets; counted once for a matrix and truth.
 * @param p p-values `[targets × records]`
 * @param truth 1 where the record is a member, in the same layout
 */
export function falsePositives(p: Matrix, truth: Uint8Array, alphas: readonly number[]): FalsePositives[] {
  let known = counted.get(p);
  if (known?.truth !== truth) counted.set(p, (known = { truth, found: new Map() }));
  const { found } = known;
  const missing = Array.from(alphas).filter(alpha => !found.has(alpha));
  countAt(p, truth, missing).forEach((sides, a) => {
    const alpha = missing[a];
    const share = shareOfSides(sides, 0.95);
    found.set(alpha, { alpha, ...share, fails: alpha < share.low });
  });
  return Array.from(alphas, alpha => found.get(alpha)!);
}

/** Non-members by record and by target, and those at or below each α. */
function countAt({ values, width }: Matrix, truth: Uint8Array, alphas: readonly number[]): Sides[] {
  const targets = width && values.length / width;
  const all = alphas.map(() => emptySides(width, targets));
  if (all.length === 0) return all;
  const [records, { trials }] = emptySides(width, targets);
  for (let t = 0, i = 0; t < targets; t++)
    for (let r = 0; r < width; r++, i++) {
      if (truth[i] !== 0) continue;
      records.trials[r]++;
      trials[t]++;
      for (let a = 0; a < alphas.length; a++)
        if (values[i] <= alphas[a]) {
          all[a][0].hits[r]++;
          all[a][1].hits[t]++;
        }
    }
  return all.map(([byRecord, byTarget]) => [
    { hits: byRecord.hits, trials: records.trials },
    { hits: byTarget.hits, trials },
  ]);
}

/**
 * A warning for the α at which calibration fails; none where it does nowhere. By chance alone a calibrated result fails
 * at one α in 40, and so at one of three in up to 1 of 13.
 * @returns one warning or none
 */
export function calibrationWarning(rates: readonly FalsePositives[]): string[] {
  const failing = rates.filter(({ fails }) => fails);
  if (failing.length === 0) return [];
  const parts = failing.map(({ alpha, value, low, high }, i) => {
    const share = `${rounded(value!)} % [${rounded(low)}, ${rounded(high)}]`;
    return `${share}${i === 0 ? ' of non-members lie' : ''} at or below ${alpha}`;
  });
  return [`Calibration fails: ${parts.join(', ')}.`];
}

/** One digit after the point, or two that count. */
const rounded = (share: number): string =>
  share < 0.01 && share > 0 ? (100 * share).toPrecision(2) : (100 * share).toFixed(1);
