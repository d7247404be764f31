import { expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import type { Matrix } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { type ClusteredError, clusteredError } from './clusteredError';

/**
 * The variance of an estimate under two-way clustering, by record and by target: pairs that share a record or a target
 * may depend on each other in any way (Cameron, Gelbach and Miller, J. Bus. Econ. Stat. 29, 2011). With e the influence
 * terms,
 *
 *     Σ_records (Σ_targets e)² G/(G − 1) + Σ_targets (Σ_records e)² H/(H − 1) − Σ e² n/(n − 1)
 *
 * for G records, H targets and n pairs, and never less than Σ e², the variance of independent pairs: a smaller
 * estimate, even a negative one, is taken for noise. Records and targets without a pair that counts are not counted in
 * G and H. With one record only the targets are clusters, and the estimate is about that record alone. With one target
 * only the records are clusters, and the estimate is about that model alone.
 *
 * statsmodels' `cov_cluster_2groups` differs by its factors only: it multiplies by (n − 1)/(n − parameters), 1 for a
 * mean.
 * @param given terms `[targets × records]`: the estimate's error is, to first order, their sum. They sum to 0 over
 *   the pairs that count, and are 0 for pairs that do not. For a mean: (x − mean)/n
 * @param counted same layout, 1 for pairs that count; all do if undefined. A term of a pair that counts may be 0 by
 *   chance
 * @throws RangeError for a matrix without whole rows, a term that is not finite, or lists of different lengths
 * @example
 * // The mean of 1, 2, 3 and 4, whose pairs of record and target do not depend on each other
 * clusteredVariance({ values: Float64Array.of(-1.5, -0.5, 0.5, 1.5).map(x => x / 4), width: 1 }); // => 0.417
 */
export function clusteredVariance(given: MatrixLike, counted?: ArrayLike<number>): number {
  const terms = toMatrix('terms', given);
  const { length } = terms.values;
  if (counted !== undefined && checkList('counted', counted).length !== length)
    expected(`${length} counted, as many as terms`, counted.length);
  for (let i = 0; i < length; i++)
    if (!Number.isFinite(terms.values[i]))
      expected(
        `the term of target ${Math.floor(i / terms.width)}, record ${i % terms.width} to be finite`,
        terms.values[i],
      );
  const { variance } = errorOfTerms(terms, counted);
  return Number.isFinite(variance) ? variance : expected('terms whose squares are finite', variance);
}

/** The same with its degrees of freedom. Kernel: nothing is checked. */
export function errorOfTerms({ values, width }: Matrix, counted: ArrayLike<number> | undefined): ClusteredError {
  const targets = width && values.length / width;
  const sums = emptySums(width, targets);
  for (let t = 0, i = 0; t < targets; t++)
    for (let r = 0; r < width; r++, i++) if (!counted || counted[i]) addTerm(sums, r, t, values[i]);
  return errorOfSums(sums);
}

/** Terms summed by record and by target. */
interface Sums {
  byRecord: Float64Array;
  byTarget: Float64Array;
  /** Who has a term. */
  recordSeen: Uint8Array;
  targetSeen: Uint8Array;
  squares: number;
  n: number;
}

/** No terms yet, of so many records and targets. */
export const emptySums = (records: number, targets: number): Sums => ({
  byRecord: new Float64Array(records),
  byTarget: new Float64Array(targets),
  recordSeen: new Uint8Array(records),
  targetSeen: new Uint8Array(targets),
  squares: 0,
  n: 0,
});

/** Adds the term of a pair. */
export function addTerm(sums: Sums, record: number, target: number, term: number): void {
  sums.byRecord[record] += term;
  sums.byTarget[target] += term;
  sums.recordSeen[record] = sums.targetSeen[target] = 1;
  sums.squares += term * term;
  sums.n++;
}

/** The variance of the sum of all terms. */
export const errorOfSums = ({ byRecord, byTarget, recordSeen, targetSeen, squares, n }: Sums): ClusteredError =>
  clusteredError(
    [byRecord.filter((_, r) => recordSeen[r] === 1), byTarget.filter((_, t) => targetSeen[t] === 1)],
    squares,
    n,
  );
