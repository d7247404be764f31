import { checkInteger, expected } from '../../core/check';

/**
 * A hierarchy of clusters, as SciPy's `linkage` numbers them: rows are clusters 0 to n − 1, and merge i joins clusters
 * `left[i]` < `right[i]` into cluster n + i. Heights ascend.
 */
export interface Merges {
  left: Int32Array;
  right: Int32Array;
  /** Average distance between the rows of the one and of the other cluster. */
  heights: Float32Array;
}

const most = 46_340; // rows whose places in a square matrix fit 31 bits; their distances take 8.6 GB there

/**
 * Agglomerative clustering with average linkage (UPGMA): merges again and again the two clusters with the least average
 * distance between their rows. The nearest-neighbour chain (Müllner, arXiv:1109.2378) takes n² steps. Ties: a chain
 * begins at the first row, and goes back where it came from before it goes on to another cluster as near, else to the
 * one whose last row comes first; merges of one height stay in the order in which chains found them.
 * @param distances `[n(n − 1)/2]`, row 0 with 1, 2, …, then row 1 with 2, 3, … (SciPy's condensed form)
 * @throws RangeError for another number of distances, or one that is negative, infinite or NaN
 */
export function averageLinkage(distances: Float32Array, n: number): Merges {
  checkRowCount(n);
  if (distances.length !== (n * (n - 1)) / 2)
    expected(`${(n * (n - 1)) / 2} distances between ${n} rows`, distances.length);
  for (let i = 0; i < distances.length; i++)
    if (!(distances[i] >= 0 && distances[i] < Infinity))
      expected(`distance ${i} to be a finite number of at least 0`, distances[i]);
  const { first, second, heights } = chain(distances, n);
  const order = Int32Array.from(heights.keys()).sort((a, b) => heights[a] - heights[b] || a - b);
  const left = new Int32Array(order.length);
  const right = new Int32Array(order.length);
  const above = Int32Array.from({ length: n + order.length }, (_, i) => i);
  order.forEach((at, i) => {
    const [a, b] = [top(above, first[at]), top(above, second[at])];
    above[a] = above[b] = n + i;
    left[i] = Math.min(a, b);
    right[i] = Math.max(a, b);
  });
  return { left, right, heights: Float32Array.from(order, at => heights[at]) };
}

/** Merges in the order in which they are found, each by the last row of both clusters. */
function chain(distances: Float32Array, n: number): { first: Int32Array; second: Int32Array; heights: Float32Array } {
  const merges = Math.max(0, n - 1);
  const first = new Int32Array(merges);
  const second = new Int32Array(merges);
  const heights = new Float32Array(merges);
  const size = new Int32Array(n).fill(1);
  const alive = Int32Array.from(size.keys()); // clusters by their last row, ascending
  const path = new Int32Array(n);
  const square = squareOf(distances, n);
  let length = 0;
  for (let merge = 0, count = n; merge < merges; merge++, count--) {
    if (length === 0) path[length++] = alive[0];
    let x: number;
    let y: number;
    let least: number;
    for (;;) {
      x = path[length - 1];
      y = length > 1 ? path[length - 2] : -1;
      const start = x * n;
      least = y < 0 ? Infinity : square[start + y];
      for (let a = 0; a < count; a++) {
        const i = alive[a];
        const distance = square[start + i];
        if (distance < least && i !== x) {
          least = distance;
          y = i;
        }
      }
      if (length > 1 && y === path[length - 2]) break;
      path[length++] = y;
    }
    length -= 2;
    const low = Math.min(x, y);
    const high = Math.max(x, y);
    const lowSize = size[low];
    const highSize = size[high];
    const both = lowSize + highSize;
    first[merge] = low;
    second[merge] = high;
    heights[merge] = least;
    // The product of a float32 and a size is exact in float64, so no average is below both of its parts, and the chain
    // stays valid.
    for (let a = 0; a < count; a++) {
      const i = alive[a];
      const average = (lowSize * square[low * n + i] + highSize * square[high * n + i]) / both;
      square[high * n + i] = average;
      square[i * n + high] = average;
    }
    size[high] = both;
    alive.copyWithin(alive.indexOf(low), alive.indexOf(low) + 1, count);
  }
  return { first, second, heights };
}

/** Each distance in the rows of both clusters: what is searched along a row lies side by side in memory. */
function squareOf(distances: Float32Array, n: number): Float32Array {
  const square = new Float32Array(n * n);
  for (let i = 0, at = 0; i < n; i++)
    for (let j = i + 1; j < n; j++, at++) {
      square[i * n + j] = distances[at];
      square[j * n + i] = distances[at];
    }
  return square;
}

function top(above: Int32Array, i: number): number {
  while (above[i] !== i) i = above[i] = above[above[i]];
  return i;
}

/**
 * The clusters of a hierarchy, cut at a height, that come nearest to a wanted number without exceeding it (`fcluster`
 * of SciPy with `maxclust`). Merges of equal height are all done or none, so there may be fewer: equal rows are one
 * cluster once any must be merged.
 * @param n rows
 * @param clusters the most clusters, at least 1
 * @returns for each row its cluster, numbered from 0 in order of first appearance, `[n]`
 * @throws RangeError where the hierarchy is not one of n rows, or `clusters` is not a whole number of at least 1
 */
export function cut({ left, right, heights }: Merges, n: number, clusters: number): Int32Array {
  checkRowCount(n);
  checkInteger('clusters', clusters, 1);
  if (heights.length !== Math.max(0, n - 1)) expected(`${Math.max(0, n - 1)} merges of ${n} rows`, heights.length);
  let done = Math.max(0, n - clusters);
  if (done > 0) while (done < heights.length && heights[done] === heights[done - 1]) done++;
  const root = Int32Array.from({ length: n + done }, (_, i) => i);
  for (let i = done - 1; i >= 0; i--) root[left[i]] = root[right[i]] = root[n + i];
  const labels = new Map<number, number>();
  return root.slice(0, n).map(of => {
    if (!labels.has(of)) labels.set(of, labels.size);
    return labels.get(of)!;
  });
}

const checkRowCount = (n: number) => {
  if (checkInteger('n', n, 0) > most) expected(`at most ${most} rows`, n, 'Cluster a sample of them.');
};
