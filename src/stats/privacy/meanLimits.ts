import type { Estimate } from '../interval/meanInterval';

/**
 * Limits of the mean of independent numbers from 0 to 1, whatever their law: those means whose Kullback–Leibler
 * distance from what was found, times the number, is at most ln(2/(1 − level)) (Chernoff's bound, which Hoeffding 1963
 * shows for all such numbers, not for 0 and 1 alone). Each end fails with probability (1 − level)/2 at most. Without a
 * hit the upper end is Clopper–Pearson's. Kernel: nothing is checked.
 * @param n how many, at least 1
 */
export function meanLimits(value: number, n: number, level: number): Estimate {
  const most = Math.log(2 / (1 - level)) / n;
  const end = (from: number, to: number) => {
    let [inside, outside] = [from, to];
    for (let i = 0; i < 40; i++) {
      const middle = (inside + outside) / 2;
      if (distance(value, middle) <= most) inside = middle;
      else outside = middle;
    }
    return outside; // the wider one
  };
  return { value, low: end(value, 0), high: end(value, 1) };
}

/** Kullback–Leibler distance of two coins. */
function distance(p: number, q: number): number {
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return part(p, q) + part(1 - p, 1 - q);
}
