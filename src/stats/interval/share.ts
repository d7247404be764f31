/** A share, the counts behind it, and its 95 % interval; the value is null when there was nothing to count. */
export interface Share {
  value: number | null;
  low: number;
  high: number;
  hits: number;
  trials: number;
}
