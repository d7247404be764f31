import { eachProductBlock, unitRows } from '../models/product';
import { checkNumber, expected } from '../stats/check';
import { rows, type Matrix } from '../stats/matrix';

/**
 * How many rows of `references` lie within cosine distance δ of each row of `features`: distance 1 − f₁·f₂ / (|f₁||f₂|) < δ
 * (paper 4.3). A row of zeros has distance 1 from everything. Computed in float32, as the paper's peers do.
 * @param features `[m × width]`, row-major
 * @param references `[n × width]`, row-major
 * @param delta neighbour threshold δ, from 0 to 2
 * @returns `[m]`
 * @throws RangeError for different widths, a δ outside [0, 2], or values that are not finite
 */
export function countNeighbours(features: Matrix, references: Matrix, delta: number): Int32Array {
  checkNumber('delta', delta, 0, 2, 'It is a cosine distance.');
  const counts = new Int32Array(rows(features));
  const least = Math.fround(1 - delta);
  eachCosineBlock(features, references, (cosines, columns, from) => countAbove(cosines, columns, least, counts, from));
  return counts;
}

/**
 * Cosine distance from each row of `features` to its `nth` nearest row of `references` (1: the nearest). A record has fewer
 * than n neighbours exactly when this distance is at least δ, so it tells which δ selects how many records.
 * @returns `[m]`; Infinity where there are fewer than `nth` references
 */
export function neighbourDistances(features: Matrix, references: Matrix, nth: number): Float64Array {
  const nearest = new Float32Array(rows(features) * nth).fill(-Infinity); // cosines, a descending list for each row
  eachCosineBlock(features, references, (cosines, columns, from) => keepLargest(cosines, columns, nearest, nth, from));
  return Float64Array.from({ length: rows(features) }, (_, i) => 1 - nearest[i * nth + nth - 1]);
}

function eachCosineBlock(features: Matrix, references: Matrix, use: (cosines: Float32Array, columns: number, from: number) => void) {
  checkFeatures('features', features);
  checkFeatures('references', references);
  if (features.width !== references.width)
    expected(`features and references of one width`, `${features.width} and ${references.width}`, 'Take both from the same models.');
  eachProductBlock(unitRows(features), unitRows(references), use);
}

function checkFeatures(name: string, { values, width }: Matrix): void {
  if (!(width > 0) || values.length % width !== 0)
    expected(`${name} to be {values, width} with whole rows`, `${values.length} values of width ${width}`);
  const bad = values.findIndex(value => !Number.isFinite(value));
  if (bad >= 0)
    expected(`${name} to be finite numbers`, `${values[bad]} in row ${Math.floor(bad / width)}, column ${bad % width}`, 'Did a model diverge?');
}

function countAbove(block: Float32Array, columns: number, least: number, counts: Int32Array, from: number): void {
  for (let at = 0, i = from; at < block.length; i++) {
    let count = 0;
    for (const end = at + columns; at < end; at++) if (block[at] > least) count++;
    counts[i] += count;
  }
}

function keepLargest(block: Float32Array, columns: number, nearest: Float32Array, nth: number, from: number): void {
  for (let at = 0, i = from; at < block.length; i++) {
    const list = nearest.subarray(i * nth, (i + 1) * nth);
    for (const end = at + columns; at < end; at++) {
      if (block[at] <= list[nth - 1]) continue;
      let place = nth - 1;
      for (; place > 0 && list[place - 1] < block[at]; place--) list[place] = list[place - 1];
      list[place] = block[at];
    }
  }
}
