import type { Matrix } from '../core/matrix';
import type { Records } from '../data/records';
import { largestProducts } from '../models/tensor/product';
import { checkFeatures, unitRows } from '../stats/numeric/cosine';
import type { Space } from './space';

/** Cosine distances from records to the nearest of the adversary's, `[records]`; Infinity where there is none. */
export interface NearestByClass {
  /** Of the record's own class. */
  same: Float64Array;
  /** Of the other classes. */
  others: Float64Array;
}

/**
 * How near the adversary's records come in a space, those of the record's class and the others apart: one pass over the
 * pairs for all who ask for either. Computed in float32. For records that are not the adversary's own, each of which
 * would be its own neighbour.
 */
export function nearestByClass(space: Space, records: Records): NearestByClass {
  const n = records.length;
  const both = space.remember(records, 'distance to the nearest by class', () => {
    const [ours, theirs] = [records, space.split.adversary].map(some => byClass(space.features(some), some.labels()));
    const cosines = new Float64Array(2 * n).fill(-Infinity);
    for (const [label, [from, to]] of ours.ranges) {
      const own = between(ours, from, to);
      const [start, end] = theirs.ranges.get(label) ?? [0, 0];
      const note = (first: number, found: Float32Array) =>
        found.forEach((cosine, i) => {
          const at = first + ours.positions[from + i];
          cosines[at] = Math.max(cosines[at], cosine);
        });
      note(0, largestProducts(own, between(theirs, start, end), 1));
      note(n, largestProducts(own, between(theirs, 0, start), 1));
      note(n, largestProducts(own, between(theirs, end, theirs.positions.length), 1));
    }
    return cosines.map(cosine => Math.max(0, 1 - cosine));
  });
  return { same: both.subarray(0, n), others: both.subarray(n) };
}

/** Rows of length 1, one class after another. */
interface ByClass extends Matrix {
  /** Where each row was, `[rows]`. */
  positions: Int32Array;
  /** From which row to which a class goes. */
  ranges: Map<number, [from: number, to: number]>;
}

function byClass(features: Matrix, labels: Int32Array): ByClass {
  checkFeatures('features', features);
  const { width } = features;
  const positions = Int32Array.from(labels.keys()).sort((a, b) => labels[a] - labels[b] || a - b);
  const values = new Float32Array(features.values.length);
  const ranges: ByClass['ranges'] = new Map();
  positions.forEach((position, i) => {
    values.set(features.values.subarray(position * width, (position + 1) * width), i * width);
    ranges.set(labels[position], [ranges.get(labels[position])?.[0] ?? i, i + 1]);
  });
  return { ...unitRows({ values, width }, values), positions, ranges };
}

const between = ({ values, width }: Matrix, from: number, to: number): Matrix => ({
  values: values.subarray(from * width, to * width),
  width,
});
