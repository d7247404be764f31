import { inspect } from 'node:util';
import { checkCount, checkFields, expected } from './check';

const longest = 200;

/**
 * Formats a value for a table: numbers with 4 significant digits (whole numbers with all digits), small numbers as
 * 1.2e-5, null and undefined as "–", text unchanged but cut after 200 characters.
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

/**
 * Formats the ends of an interval for a table, with as many decimals as show two digits of its width: 0.412 and 0.437,
 * or 7 and 22. Shares get at least two decimals, and nothing gets more than four. Equal ends are formatted by
 * `formatCell`.
 */
export function formatInterval(low: number, high: number): [low: string, high: string] {
  if (!(high > low)) return [formatCell(low), formatCell(high)];
  const decimals = Math.min(4, Math.max(high <= 1 ? 2 : 0, 1 - Math.floor(Math.log10(high - low))));
  return [low.toFixed(decimals), high.toFixed(decimals)];
}

/** Seconds as people read them: 0.4 s, 12 s, 2:03, 1:02:03. */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  if (parts[0] === 0) parts.shift();
  return parts.map((part, i) => (i ? String(part).padStart(2, '0') : part)).join(':');
}

/** A whole number with separators, as notes and summaries print it. */
export const count = (n: number): string => n.toLocaleString('en-US');

/**
 * A share in per cent, with so many decimals; "–" for null.
 * @example
 * percent(0.9336); // => "93.4 %"
 */
export function percent(share: number | null, digits = 1): string {
  checkCount('digits', digits, 0, mostDigits);
  return checkShare('share', share) === null ? '–' : `${(100 * share!).toFixed(digits)} %`;
}

/**
 * A share in per cent with its interval; "–" where there is none.
 * @example
 * percentInterval({ value: 0.934, low: 0.91, high: 0.952 }); // => "93.4 % [91.0, 95.2]"
 */
export function percentInterval(share: { value: number | null; low: number; high: number }, digits = 1): string {
  const { value, low, high } = checkFields('share', share, '{ value, low, high }', ['value', 'low', 'high']);
  const text = percent(value, digits);
  const [from, to] = [checkShare('low', low), checkShare('high', high)].map(end => percent(end, digits).slice(0, -2));
  return value === null ? text : `${text} [${from}, ${to}]`;
}

const mostDigits = 100; // of toFixed

function checkShare(name: string, share: number | null): number | null {
  if (share !== null && typeof share !== 'number') expected(`${name} to be a number, such as 0.5, or null`, share);
  return share;
}
