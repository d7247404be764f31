import { inspect } from 'node:util';

const longest = 200;

/**
 * A value as a table shows it: numbers with 4 significant digits (whole numbers with all of theirs), small ones as 1.2e-5,
 * "–" for null and undefined, text as it is, cut after 200 characters.
 */
export function formatCell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return formatNumber(value);
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  const text =
    typeof value === 'object' ? inspect(value, { breakLength: Infinity, maxArrayLength: 8, depth: 1 }) : String(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '-∞';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e15) return String(value);
  if (size < 1e-4 || size >= 1e9)
    return value
      .toExponential(3)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  return String(size >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
}
