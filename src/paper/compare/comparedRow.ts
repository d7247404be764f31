import type { Row } from '../report/row';
import { movement } from './movement';

/** A number in several runs. */
export interface ComparedRow {
  exhibit: string;
  setting: string;
  metric: string;
  cutoff?: number;
  /** In each run; undefined where it has no such row. */
  rows: (Row | undefined)[];
  /**
   * How far from the first run to the one that is furthest from it, in units of what luck can do: beyond its intervals
   * above 1. null where that cannot be told.
   */
  far: number | null;
}

/** Whether a number moved beyond its intervals; null where that cannot be told. */
export const moved = ({ far }: ComparedRow): boolean | null => (far === null ? null : far > 1);

export function comparedRow(rows: (Row | undefined)[]): ComparedRow {
  const [first, ...others] = rows;
  const { exhibit, setting, metric, cutoff } = rows.find(row => row !== undefined)!;
  const far = others.map(row => (first && row ? movement(first, row) : null)).filter(one => one !== null);
  return {
    exhibit,
    setting,
    metric,
    ...(cutoff !== undefined && { cutoff }),
    rows,
    far: far.length === 0 ? null : Math.max(...far),
  };
}
