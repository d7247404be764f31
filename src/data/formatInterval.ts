import { formatCell } from './formatCell';

/**
 * The ends of an interval as a table shows them, with two digits of the distance between them: 0.412 and 0.437, 7 and 22. Those of
 * shares have at least two decimals, none has more than four; where both are the same they are as `formatCell` has them.
 */
export function formatInterval(low: number, high: number): [low: string, high: string] {
  if (!(high > low)) return [formatCell(low), formatCell(high)];
  const decimals = Math.min(4, Math.max(high <= 1 ? 2 : 0, 1 - Math.floor(Math.log10(high - low))));
  return [low.toFixed(decimals), high.toFixed(decimals)];
}
