/**
 * The greatest number from 0 to `most` that is rejected, where less is rejected if more is; 0 where none is. What is
 * returned is itself rejected, so that rounding errs to the safe side. Kernel: nothing is checked.
 */
export function greatestRejected(rejects: (value: number) => boolean, most = 1000): number {
  if (!rejects(0)) return 0;
  let low = 0;
  let high = 1;
  while (high < most && rejects(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (rejects(middle)) low = middle;
    else high = middle;
  }
  return low;
}
