import { checkNumber } from '../../core/check';
import { normalCdf } from '../numeric/distributions';
import { greatestRejected } from './greatestRejected';

/**
 * The least ε at which µ-GDP is (ε, δ)-private: δ = Φ(µ/2 − ε/µ) − e^ε Φ(−µ/2 − ε/µ) (Dong, Roth and Su 2022, corollary
 * 1; Balle and Wang 2018).
 * @param mu from 0 to 30
 * @param delta from 1e-15 to 1
 * @returns ε, at least 0
 * @throws RangeError for numbers out of range
 * @example
 * epsilonOfMu(1, 1e-5); // => 4.37718
 */
export function epsilonOfMu(mu: number, delta: number): number {
  checkNumber('mu', mu, 0, 30);
  checkNumber('delta', delta, 1e-15, 1);
  if (mu === 0) return 0;
  return greatestRejected(
    epsilon => normalCdf(mu / 2 - epsilon / mu) - Math.exp(epsilon) * normalCdf(-mu / 2 - epsilon / mu) > delta,
  );
}
