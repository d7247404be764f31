import { checkNumber, expected } from '../../core/check';
import { correlationMatrix } from '../combine/correlationMatrix';
import { normalQuantile } from '../numeric/distributions';
import { midranks } from './midranks';

/** A rank correlation and its interval. */
export interface RankCorrelation {
  /** From −1 to 1; null where all numbers of one list are equal. */
  value: number | null;
  low: number;
  high: number;
  /** How many pairs it rests on. */
  n: number;
}

/**
 * Spearman's rank correlation of two lists, ties sharing the mean of their ranks. The interval is Fisher's, on the
 * scale of artanh, with the standard error √((1 + r²/2) / (n − 3)) of Bonett and Wright (2000, Psychometrika 65); it
 * treats pairs as independent. Where all pairs agree, or all disagree, artanh is infinite and the interval would have
 * no width: its inner end is then that of the next value that n pairs without ties can have, ±(1 − 12/(n (n² − 1))).
 * Below 4 pairs it is [−1, 1].
 * @param level of the interval; default 0.95
 * @throws RangeError for lists of different lengths, fewer than 2 pairs, or NaN
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>, level = 0.95): RankCorrelation {
  const n = a.length;
  if (b.length !== n || n < 2) expected('two lists of one length, 2 or more', `${n} and ${b.length} numbers`);
  checkNumber('level', level, 0, 1, 'Write 95 % as 0.95.');
  for (let i = 0; i < n; i++)
    if (Number.isNaN(a[i]) || Number.isNaN(b[i])) expected('numbers to rank', `NaN in pair ${i}`);
  const values = new Float64Array(2 * n);
  values.set(midranks(a));
  values.set(midranks(b), n);
  if (isConstant(a) || isConstant(b)) return { value: null, low: -1, high: 1, n };
  const value = correlationMatrix({ values, width: n }).values[1];
  if (n < 4) return { value, low: -1, high: 1, n };
  const reach = normalQuantile((1 + level) / 2) * Math.sqrt((1 + value ** 2 / 2) / (n - 3));
  const next = 1 - 12 / (n * (n ** 2 - 1)); // two neighbours exchanged: Σ d² = 2
  const from = (end: number) => Math.atanh(Math.max(-next, Math.min(next, end)));
  return {
    value,
    low: Math.min(value, Math.tanh(from(value) - reach)),
    high: Math.max(value, Math.tanh(from(value) + reach)),
    n,
  };
}

function isConstant(list: ArrayLike<number>): boolean {
  for (let i = 1; i < list.length; i++) if (list[i] !== list[0]) return false;
  return true;
}
