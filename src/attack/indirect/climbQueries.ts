import { type Matrix, row, rows } from '../../core/matrix';
import type { Random } from '../../core/random';
import type { Column, Dataset } from '../../data/dataset';
import type { Logits } from '../../models/logits';
import { logLosses } from '../../models/losses';
import { type Bounds, clipToValid } from './clipToValid';

/** What a climb goes by: as in `optimiseQueries`, but that numbers move at random. */
export interface Climb {
  /** The class whose probabilities are compared. */
  label: number;
  /** Margin γ by which the positive model's is to be the higher one. */
  gamma: number;
  /** How far a number moves at most when it does not jump, as a share of its range. */
  step: number;
  /** Changes that are tried for each query. */
  iterations: number;
}

/** Whoever answers; both sides have the same models, in the same order. */
export interface Answering {
  logitsOn(inputs: Matrix): Logits;
}

/**
 * Moves queries as `optimiseQueries` does, for models whose answers have no gradient by the inputs: one column of each
 * query is changed at a time, and the change is kept where the hinge Σᵢ max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))) does not
 * grow; a query whose hinge is 0 rests. Queries stay records that could be: one category of each column, numbers
 * within their bounds. So a service that takes categories by name is asked the very same.
 * @param queries `[n × features]`, which are not changed
 * @param stream tells the random changes from others; the same ones again for the same stream
 */
export function climbQueries(
  dataset: Dataset,
  positive: Answering,
  plain: Answering,
  queries: Matrix,
  { label, gamma, step, iterations }: Climb,
  stream: Random,
): Matrix & { values: Float32Array } {
  const bounds = clipToValid(dataset);
  const hinges = (inputs: Matrix) => hingesOf(positive.logitsOn(inputs), plain.logitsOn(inputs), label, gamma);
  const best = { values: Float32Array.from(queries.values), width: queries.width };
  const least = hinges(best);
  for (let i = 0; i < iterations && rows(best) > 0; i++) {
    const tried = { values: best.values.slice(), width: best.width };
    for (let q = 0; q < rows(tried); q++) change(dataset.columns, bounds, row(tried, q), step, stream);
    hinges(tried).forEach((hinge, q) => {
      if (least[q] === 0 || hinge > least[q]) return;
      least[q] = hinge;
      row(best, q).set(row(tried, q));
    });
  }
  return best;
}

/** Changes one column at random: to another category, or a number anywhere or a little away from where it is. */
function change(
  columns: readonly Column[],
  { low, high }: Bounds,
  query: Matrix['values'],
  step: number,
  random: Random,
) {
  const { start, width, categories } = columns[random.integer(columns.length)];
  if (categories) {
    query.fill(0, start, start + width);
    query[start + random.integer(width)] = 1;
    return;
  }
  const at = width > 1 ? start + random.integer(width) : start; // the pixels of an image may be one column
  const [least, most] = [low[at], high[at]];
  const jumps = random.uniform() < 0.5;
  const wanted = jumps
    ? least + (most - least) * random.uniform()
    : query[at] + step * (most - least) * (2 * random.uniform() - 1);
  query[at] = Math.min(most, Math.max(least, wanted));
}

/** Σᵢ max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))) of each query. */
function hingesOf(positive: Logits, plain: Logits, label: number, gamma: number): Float64Array {
  const { models, records } = plain;
  const labels = new Int32Array(records).fill(label);
  const [higher, lower] = [positive, plain].map(logits =>
    logLosses(logits, labels).values.map(loss => Math.exp(-loss)),
  );
  const hinges = new Float64Array(records);
  for (let m = 0; m < models; m++)
    for (let q = 0; q < records; q++) {
      const at = m * records + q;
      hinges[q] += Math.max(0, gamma - (higher[at] - lower[at]));
    }
  return hinges;
}
