import { expected } from '../../core/check';
import { rows } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';

/**
 * The variance of an estimate under two-way clustering, by record and by target: pairs that share a record or a target
 * may depend on each other in any way (Cameron, Gelbach and Miller, J. Bus. Econ. Stat. 29, 2011). With e the influence
 * terms,
 *
 *     Σ_records (Σ_targets e)² G/(G − 1) + Σ_targets (Σ_records e)² H/(H − 1) − Σ e² n/(n − 1)
 *
 * for G records, H targets and n pairs, and never less than Σ e², the variance of independent pairs: a smaller
 * estimate, even a negative one, is taken for noise. Records, targets and pairs whose terms are all 0 are not counted
 * in G, H and n. With one record only the targets are clusters, and the estimate is about that record alone. With one
 * target only the records are clusters, and the estimate is about that model alone.
 *
 * statsmodels' `cov_cluster_2groups` differs by its factors only: it multiplies by (n − 1)/(n − parameters), 1 for a
 * mean.
 * @param given terms `[targets × records]`: the estimate's error is, to first order, their sum. They sum to 0 over
 *   the pairs that count, and are 0 for pairs that do not. For a mean: (x − mean)/n
 * @throws RangeError for a matrix without whole rows, or a term that is not finite
 */
export function clusteredVariance(given: MatrixLike): number {
  const terms = toMatrix('terms', given);
  const { values, width } = terms;
  const byRecord = new Float64Array(width);
  const byTarget = new Float64Array(rows(terms));
  const recordSeen = new Uint8Array(width);
  const targetSeen = new Uint8Array(byTarget.length);
  let squares = 0;
  let n = 0;
  for (let t = 0, i = 0; t < byTarget.length; t++)
    for (let r = 0; r < width; r++, i++) {
      const e = values[i];
      if (e === 0) continue;
      if (!Number.isFinite(e)) expected(`the term of target ${t}, record ${r} to be finite`, e);
      byRecord[r] += e;
      byTarget[t] += e;
      recordSeen[r] = targetSeen[t] = 1;
      squares += e * e;
      n++;
    }
  if (!Number.isFinite(squares)) expected('terms whose squares are finite', squares);
  const records = ofClusters(byRecord, recordSeen);
  const targets = ofClusters(byTarget, targetSeen);
  const variance =
    records === null ? (targets ?? 0) : targets === null ? records : records + targets - (squares * n) / (n - 1);
  return Math.max(variance, squares);
}

/** Σ over clusters of (their sum)², times G/(G − 1); null for fewer than two clusters. */
function ofClusters(sums: Float64Array, seen: Uint8Array): number | null {
  const count = seen.reduce((total, one) => total + one, 0);
  return count < 2 ? null : (sums.reduce((total, sum) => total + sum * sum, 0) * count) / (count - 1);
}
