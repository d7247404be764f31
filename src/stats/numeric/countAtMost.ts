/** How many entries of a sorted (ascending) array are at most `bound`. Kernel: binary search, nothing is checked. */
export function countAtMost(sorted: Float64Array, bound: number): number {
  let low = 0;
  // Without a branch, which a processor would guess wrong half of the time: several times as fast.
  for (let left = sorted.length; left > 0; ) {
    const half = (left + 1) >>> 1;
    low += half * Number(sorted[low + half - 1] <= bound);
    left -= half;
  }
  return low;
}
