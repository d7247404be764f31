// Cosines between rows that consist of blocks, over those blocks alone that a row has.
import type { Matrix } from '../../core/matrix';
import { tf } from './tensorflow';

const height = 1024;

/** Rows of which each is to be compared with all others of the same group but itself. */
export interface BlockRows extends Matrix {
  /** Group of each row. */
  groups: Int32Array;
  /** Names of the rows: one is not compared with itself. */
  names: Int32Array;
}

/**
 * For each row of `a` its largest cosine with a row of `b` of its group, over the blocks that the row of `a` has: a row
 * of `a` is 0 in the others. With f masked so, the cosine is f·g / (|f| |g|), where |g| too is over these blocks; a
 * second, narrow product gives |g|² of every pair. In float32. Kernel: nothing is checked.
 * @param has 1 for each block that a row of `a` has, `[rows × blocks]`
 * @returns `[rows of a]`; −Infinity where `b` has no other row of the group
 */
export function largestMaskedCosines(a: BlockRows, has: Matrix, b: BlockRows): Float64Array {
  const blocks = has.width;
  const cosines = new Float64Array(a.groups.length).fill(-Infinity);
  for (const group of new Set(a.groups)) {
    const [ours, theirs] = [a, b].map(({ groups }) => Int32Array.from(groups.keys()).filter(i => groups[i] === group));
    for (let fromB = 0; fromB < theirs.length; fromB += height) {
      const some = theirs.subarray(fromB, fromB + height);
      const names = new Set(some.map(i => b.names[i]));
      const right = tf.tidy(() => {
        const rows = part(b, some);
        const squares = rows
          .square()
          .reshape([-1, blocks, b.width / blocks])
          .sum(2);
        return { rows: rows.transpose(), squares: squares.transpose() };
      });
      for (let fromA = 0; fromA < ours.length; fromA += height) {
        const own = ours.subarray(fromA, fromA + height);
        const best = tf.tidy(() => {
          const left = part(a, own);
          const ofB = tf.matMul(part(has, own), right.squares);
          const norms = left.square().sum(1, true).mul(ofB).sqrt().maximum(1e-30); // a row of zeros has distance 1
          const found = tf.matMul(left, right.rows).div(norms);
          const ours = own.map(i => a.names[i]);
          if (!ours.some(name => names.has(name))) return found.max(1);
          const itself = column(ours).equal(column(some.map(i => b.names[i])).transpose());
          return tf.where(itself, -Infinity, found).max(1);
        });
        best.dataSync().forEach((cosine: number, i: number) => {
          cosines[own[i]] = Math.max(cosines[own[i]], cosine);
        });
        best.dispose();
      }
      tf.dispose(right);
    }
  }
  return cosines;
}

function part({ values, width }: Matrix, positions: Int32Array) {
  const picked = new Float32Array(positions.length * width);
  positions.forEach((position, i) => picked.set(values.subarray(position * width, (position + 1) * width), i * width));
  return tf.tensor2d(picked, [positions.length, width]);
}

const column = (values: Int32Array) => tf.tensor2d(values, [values.length, 1], 'int32');
