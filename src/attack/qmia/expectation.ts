import { groupBy } from '../../core/groupBy';
import { type Matrix, row, rows } from '../../core/matrix';
import { moments } from '../lira/variance';
import { ridge } from './ridge';

/**
 * What each target should say of a record: the mean of its log-odds, and the logarithm of their spread, `[targets]`.
 */
export interface Expected {
  mean: Float64Array;
  logSpread: Float64Array;
}

/** A class with fewer records is learned together with all others. */
const FEW = 10;

/**
 * Misses smaller than this share of how a target's log-odds differ count as that. What a linear model says is linear in
 * the features, and what is left of it would be rounding.
 */
const LEAST = 1e-3;

/**
 * Learns from some records what each target says of a record with such features, in each class by itself. Kernel:
 * nothing is checked.
 * @param phi log-odds `[targets × records]`
 * @param features `[records × features]`
 * @param some positions of those to learn from, at least two
 */
export function expectation(
  phi: Matrix,
  features: Matrix,
  classes: ArrayLike<number>,
  some: Int32Array,
): (group: number, features: ArrayLike<number>) => Expected {
  const learn = (from: ArrayLike<number>) => learned(part(phi, from), taken(features, from));
  const groups = new Map(
    [...groupBy(Array.from(some), at => classes[at])]
      .filter(([, members]) => members.length >= FEW)
      .map(([group, members]) => [group, learn(members)]),
  );
  let together: ReturnType<typeof learn> | undefined;
  return (group, at) => (groups.get(group) ?? (together ??= learn(some)))(at);
}

function learned(phi: Matrix, features: Matrix): (features: ArrayLike<number>) => Expected {
  const centre = ridge(features, phi);
  const { values, width } = centre.leftOut;
  const least = Float64Array.from({ length: rows(phi) }, (_, t) => LEAST * (spreadOf(row(phi, t)) || 1));
  const logs = values.map((miss, i) => Math.log(Math.max(Math.abs(miss), least[Math.floor(i / width)])));
  const spread = ridge(features, { values: logs, width });
  return at => ({ mean: centre.at(at), logSpread: spread.at(at) });
}

/** Standard deviation with divisor n. */
function spreadOf(values: Matrix['values']): number {
  const { variance } = moments(values);
  return Math.sqrt((variance * (values.length - 1)) / values.length);
}

function part({ values, width }: Matrix, columns: ArrayLike<number>): Matrix {
  const n = columns.length;
  const found = new Float64Array((values.length / width) * n);
  for (let i = 0; i < found.length; i++) found[i] = values[Math.floor(i / n) * width + columns[i % n]];
  return { values: found, width: n };
}

function taken({ values, width }: Matrix, positions: ArrayLike<number>): Matrix {
  const found = new Float64Array(positions.length * width);
  for (let i = 0; i < found.length; i++) found[i] = values[positions[Math.floor(i / width)] * width + (i % width)];
  return { values: found, width };
}
