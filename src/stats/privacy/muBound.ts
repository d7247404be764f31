import { requireOptions } from '../../core/checkOptions';
import { normalQuantile } from '../numeric/distributions';
import { type GuessCounts, type RateLimits, rateLimits } from './guessCounts';

export interface MuCounts extends GuessCounts {
  /** Confidence, strictly between 0 and 1. Default 0.95. */
  level?: number;
}

/**
 * The same for Gaussian privacy (Dong, Roth and Su 2022): a mechanism is µ-GDP if telling members from non-members is
 * no easier than telling N(µ, 1) from N(0, 1), so that at every threshold Φ⁻¹(TPR) − Φ⁻¹(FPR) ≤ µ. The bound takes both
 * rates at the limits of Clopper and Pearson; see `epsilonBound` for what trials have to be.
 * @param counts how many are guessed to be members, of how many members and of how many non-members
 * @returns µ, at least 0
 * @throws RangeError as `epsilonBound` does
 * @example
 * muBound({ members: [50, 100], nonMembers: [1, 100] }); // => 1.34538
 */
export function muBound(counts: MuCounts): number {
  requireOptions('muBound', counts, { members: true, nonMembers: true, level: true });
  const { level = 0.95 } = counts;
  return muOfRates(rateLimits(counts, level));
}

/** The µ that both rates imply. Kernel: nothing is checked. */
export function muOfRates({ tpr, fpr }: RateLimits): number {
  return tpr > fpr ? normalQuantile(tpr) - normalQuantile(fpr) : 0;
}
