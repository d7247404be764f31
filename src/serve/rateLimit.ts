/**
 * Lets so many through in a second, and after a pause as many (at least one) at once: a token bucket. Kernel: nothing
 * is checked.
 * @param now the time in seconds
 * @returns whoever calls may go on where it gives 0; otherwise it is the seconds to wait
 */
export function rateLimit(perSecond: number, now = () => performance.now() / 1000): () => number {
  if (perSecond === Infinity) return () => 0;
  const most = Math.max(1, perSecond);
  let left = most;
  let last = now();
  return () => {
    const time = now();
    left = Math.min(most, left + (time - last) * perSecond);
    last = time;
    if (left < 1) return (1 - left) / perSecond;
    left--;
    return 0;
  };
}
