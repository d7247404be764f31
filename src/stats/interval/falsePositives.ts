import type { Matrix } from '../../core/matrix';
import { clusteredShare } from './clusteredShare';

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

/**
 * P(p ≤ α | non-member), pooled over records and targets.
 * @param p p-values `[targets × records]`
 * @param truth 1 where the record is a member, in the same layout
 */
export function falsePositives({ values, width }: Matrix, truth: Uint8Array, alpha: number): FalsePositives {
  const hit = new Uint8Array(values.length);
  const counted = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    counted[i] = 1 - truth[i];
    hit[i] = Number(values[i] <= alpha && truth[i] === 0);
  }
  const { value, low, high, hits, trials } = clusteredShare(hit, counted, width);
  return { alpha, value, low, high, hits, trials, fails: alpha < low };
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
