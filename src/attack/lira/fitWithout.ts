import { expected } from '../../core/check';
import { type Matrix, rows } from '../../core/matrix';
import { moments } from './variance';

/**
 * Normal distributions fitted to the in- or to the out-models of each record, without the target and its counterpart.
 */
export interface Fits {
  /** `[targets × records]`, as is `variance`. */
  mean: Float64Array;
  variance: Float64Array;
  /** Mean of the variances over the pooled records, `[targets]`. */
  pooled: Float64Array;
}

/**
 * Fits to the models on one side, each time without one pair of targets. Kernel: nothing is checked.
 * @param values log-odds `[targets × records]`, targets in pairs that halve a pool
 * @param side 1 for the models that were trained on a record, 0 for the others
 * @param inPool 1 for records whose variances are pooled
 */
export function fitWithout(
  { values, width }: Matrix,
  truth: ArrayLike<number>,
  side: number,
  inPool: Uint8Array,
): Fits {
  const many = inPool.reduce((n, one) => n + one, 0);
  const targets = values.length / width;
  const models = targets / 2;
  const rest = models - 1;
  const mean = new Float64Array(values.length);
  const variance = new Float64Array(values.length);
  const pooled = new Float64Array(targets);
  const members = new Int32Array(models);
  const own = new Float64Array(models);
  for (let r = 0; r < width; r++) {
    for (let t = 0, n = 0; t < targets; t++)
      if (truth[t * width + r] === side) {
        own[n] = values[t * width + r];
        members[n++] = t;
      }
    const whole = moments(own);
    const squares = whole.variance * rest;
    for (let i = 0; i < models; i++) {
      // The sums of all models less one. Where that one makes nearly all the spread (at most one does), no digits would
      // be left.
      const off = own[i] - whole.mean;
      const left = squares - (off * off * models) / rest;
      const fit =
        left < 1e-4 * squares
          ? moments(own.filter((_, j) => j !== i))
          : { mean: whole.mean - off / rest, variance: left / (rest - 1) };
      // Of the target and its counterpart one is on this side: both do without it.
      for (let t = members[i], times = 0; times < 2; t ^= 1, times++) {
        mean[t * width + r] = fit.mean;
        variance[t * width + r] = fit.variance;
        if (inPool[r]) pooled[t] += fit.variance / many;
      }
    }
  }
  return { mean, variance, pooled };
}

/**
 * Checks that targets come in pairs, of which one was trained on a record, and that there are enough of them.
 * @throws RangeError otherwise
 */
export function checkPairs(truth: ArrayLike<number>, target: Matrix): void {
  const { width } = target;
  const targets = rows(target);
  const advice = 'Models 2i and 2i + 1 are to be trained on the two halves of a pool, as trainTargets does.';
  if (targets % 2 !== 0) expected('targets in pairs', `${targets} targets`, advice);
  if (truth?.length !== target.values.length)
    expected(`truth for ${targets} targets × ${width} records`, `${truth?.length} values`);
  for (let t = 0; t < targets; t += 2)
    for (let r = 0; r < width; r++)
      if (truth[t * width + r] + truth[(t + 1) * width + r] !== 1)
        expected(
          'each record in one training set of each pair of targets',
          `record ${r} in both or neither of targets ${t} and ${t + 1}`,
          advice,
        );
  if (targets > 0 && targets < 6)
    expected(
      'at least 2 in- and 2 out-models for each record',
      `${targets / 2 - 1} of each`,
      'Train targets on at least 3 splits.',
    );
}
