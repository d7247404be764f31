import { requireOptions } from '../../core/checkOptions';
import { normalCdf, normalQuantile } from '../numeric/distributions';
import { greatestRejected } from './greatestRejected';
import { checkGuesses, type OneRunGuesses } from './oneRunGuesses';

/**
 * A lower bound of µ-GDP from one training run (Mahloujifar, Melis and Chaudhuri, "Auditing f-differential privacy in
 * one run", ICML 2025, arXiv 2410.22235): m canaries, each in or out by a fair coin of its own, r guesses, v right. It
 * is the greatest µ for which r₀ + h₀ > r/m, where from h_v = (1 − level)(r − v)/m and r_v = (1 − level) v/m downwards
 *
 *     h_i = max(h_{i+1}, Φ(Φ⁻¹(r_{i+1}) − µ)),    r_i = r_{i+1} + i/(r − i) · (h_i − h_{i+1}).
 *
 * `epsilonOfMu` says what (ε, δ) that is; for a mechanism that adds Gaussian noise this is more than `oneRunEpsilon`
 * shows, for others it may be wrong: it tests Gaussian privacy.
 * @param given the numbers m, r and v
 * @returns µ, at least 0
 * @throws RangeError as `oneRunEpsilon` does
 * @example
 * oneRunMu({ canaries: 1000, guesses: 1000, right: 600 }); // => 0.16385
 */
export function oneRunMu(given: OneRunGuesses): number {
  requireOptions('oneRunMu', given, { canaries: true, guesses: true, right: true, level: true });
  const { canaries, guesses, right, level } = checkGuesses(given);
  return guesses === 0 ? 0 : greatestRejected(mu => isRejected(mu, canaries, guesses, right, 1 - level), most);
}

/** Beyond it normal probabilities are 0. */
const most = 32;

/** Whether so many right guesses are too many for µ-GDP. Both sums only grow, so the recursion may end early. */
function isRejected(mu: number, canaries: number, guesses: number, right: number, alpha: number): boolean {
  const limit = guesses / canaries;
  let sum = (alpha * right) / canaries;
  let height = (alpha * (guesses - right)) / canaries;
  for (let i = right - 1; i >= 0 && sum + height <= limit; i--) {
    const next = Math.max(height, sum > 0 ? normalCdf(normalQuantile(Math.min(sum, 1)) - mu) : 0);
    if (next === height) break;
    sum += (i / (guesses - i)) * (next - height);
    height = next;
  }
  return sum + height > limit;
}
