// Products of two tall matrices, reduced a block at a time, so that the whole product is never in memory.
import { type Matrix, rows } from '../../core/matrix';
import { type Tensor, tf } from './tensorflow';

const height = 1024;
const breadth = 1024; // 4 MB a block

/**
 * For each row of `a`, how many rows of `b` have a dot product with it above each of the bounds; the products are made
 * once.
 * @param a `[m × width]` and `b` `[n × width]`, float32
 * @returns for each bound `[m]`
 */
export function countProductsAbove(a: Matrix, b: Matrix, bounds: number[]): Int32Array[] {
  if (bounds.length === 0) return [];
  const counts = bounds.map(() => new Int32Array(rows(a)));
  const reduce = (product: Tensor) => {
    const sums = bounds.map(bound => product.greater(bound).sum(1));
    return sums.length === 1 ? sums[0] : tf.stack(sums, 1);
  };
  eachBlock(a, b, reduce, (sums, from, width) => {
    for (let i = 0; i < sums.length; i++) counts[i % width][from + Math.floor(i / width)] += sums[i];
  });
  return counts;
}

/**
 * For each row of `a`, its `count` largest dot products with rows of `b`, descending: `[m × count]`, −Infinity where
 * `b` has fewer.
 */
export function largestProducts(a: Matrix, b: Matrix, count: number): Float32Array {
  const largest = new Float32Array(rows(a) * count).fill(-Infinity);
  if (count === 1) {
    const reduce = (product: Tensor) => product.max(1); // topk takes twice as long
    eachBlock(a, b, reduce, (values, from) => {
      for (let i = 0; i < values.length; i++) largest[from + i] = Math.max(largest[from + i], values[i]);
    });
    return largest;
  }
  const reduce = (product: Tensor) => tf.topk(product, Math.min(count, product.shape[1]!)).values;
  eachBlock(a, b, reduce, (values, from, width) => {
    for (let i = 0; i < values.length / width; i++) {
      const list = largest.subarray((from + i) * count, (from + i + 1) * count);
      const both = [...list, ...values.subarray(i * width, (i + 1) * width)].sort((p, q) => q - p);
      list.set(both.slice(0, count));
    }
  });
  return largest;
}

/**
 * Dot products of all pairs of rows of `a`, and of each row with itself, summed in the same order: so the distance
 * between equal rows, which is a difference of these, comes out as 0.
 * @returns `pairs` `[m(m − 1)/2]`, row 0 with 1, 2, …, then row 1 with 2, 3, … (condensed), and `squares` `[m]`
 */
export function productsOfPairs(a: Matrix): { pairs: Float32Array; squares: Float32Array } {
  const m = rows(a);
  const pairs = new Float32Array((m * (m - 1)) / 2);
  const squares = new Float32Array(m);
  const between = (start: number, end: number): Matrix => ({
    values: a.values.subarray(start * a.width, end * a.width),
    width: a.width,
  });
  for (let start = 0; start < m; start += breadth)
    eachBlock(
      between(0, start + breadth),
      between(start, start + breadth),
      product => product,
      (values, from, width) => {
        for (let i = from; i < from + values.length / width; i++) {
          const line = values.subarray((i - from) * width, (i - from + 1) * width) as Float32Array;
          if (i >= start) squares[i] = line[i - start];
          const first = Math.max(start, i + 1); // pairs of a row with later ones only
          pairs.set(line.subarray(first - start), i * m - (i * (i + 1)) / 2 - i - 1 + first);
        }
      },
    );
  return { pairs, squares };
}

/** Calls `use` with the reduced block, the row of `a` at which it starts, and its number of columns. */
function eachBlock(
  a: Matrix,
  b: Matrix,
  reduce: (product: Tensor) => Tensor,
  use: (values: Float32Array | Int32Array, from: number, width: number) => void,
): void {
  const left = Array.from({ length: Math.ceil(rows(a) / height) }, (_, i) => part(a, i * height, height));
  for (let fromB = 0; fromB < rows(b); fromB += breadth) {
    const right = tf.tidy(() => part(b, fromB, breadth).transpose());
    left.forEach((block, i) => {
      const reduced = tf.tidy(() => reduce(tf.matMul(block, right)));
      // Read outside tidy, which would search the array for tensors value by value.
      use(reduced.dataSync() as Float32Array | Int32Array, i * height, reduced.shape[1] ?? 1);
      reduced.dispose();
    });
    right.dispose();
  }
  tf.dispose(left);
}

function part({ values, width }: Matrix, from: number, count: number) {
  const some = values.subarray(from * width, (from + count) * width) as Float32Array;
  return tf.tensor2d(some, [some.length / width, width]);
}
