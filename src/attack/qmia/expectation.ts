import { groupBy } from '../../core/groupBy';
import { type Matrix, row, rows } from '../../core/matrix';
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

/** Misses smaller than this share of a target's usual one count as that: the logarithm of 0 is none. */
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
  const usual = Float64Array.from({ length: rows(phi) }, (_, t) =>
    Math.sqrt(row(centre.leftOut, t).reduce((sum, miss) => sum + miss ** 2, 0) / width),
  );
  const logs = values.map((miss, i) => {
    const least = LEAST * (usual[Math.floor(i / width)] || 1);
    return Math.log(Math.max(Math.abs(miss), least));
  });
  const spread = ridge(features, { values: logs, width });
  return at => ({ mean: centre.at(at), logSpread: spread.at(at) });
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
