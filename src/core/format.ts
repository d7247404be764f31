import { inspect } from 'node:util';
import { checkCount, checkFields, expected } from './check';

const longest = 200;

/**
 * Formats a value for a table: numbers with 4 significant digits (whole numbers with all digits), small numbers as
 * 1.2e-5, null and undefined as "–", text unchanged but cut after 200 characters.
 *
 * A number is not rounded onto one that it may be held against: a p-value of 0.0499999 is below the cut-off 0.05, and a
 * precision of 0.99999 is not 1. So where a number below 1 would come out as 1 or with two digits or less, as cut-offs
 * are written, and is not that, it gets up to 6 digits; and where these say no more, it is < or > that number.
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
  if (size >= 1e9)
    return value
      .toExponential(3)
      .replace(/\.?0+e/, 'e')
      .replace('e+', 'e');
  if (size >= 1) return String(size >= 1000 ? Math.round(value) : Number(value.toPrecision(4)));
  const rounded = [4, 5, 6].map(digits => Number(value.toPrecision(digits)));
  const honest = rounded.find(one => !isRound(one) || isSame(one, value));
  if (honest !== undefined) return plain(honest);
  return `${value < rounded[0] ? '<' : '>'}${plain(rounded[0])}`;
}

/** Whether a number is written as cut-offs are, with two digits or less. */
const isRound = (value: number) => Number(value.toPrecision(2)) === value;

/** Whether two numbers differ by what arithmetic in floating point leaves at most. */
const isSame = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * Math.abs(b);

const plain = (value: number) => (Math.abs(value) < 1e-4 ? value.toExponential() : String(value));

/** A number from 0 to `most` with so many decimals; "<" or ">" the nearest that these can say beside 0 and `most`. */
function fixed(value: number, decimals: number, most: number): string {
  const text = value.toFixed(decimals);
  const step = 10 ** -decimals;
  if (Number(text) === 0 && value > 0) return `<${step.toFixed(decimals)}`;
  if (Number(text) === most && value < most && !isSame(value, most)) return `>${(most - step).toFixed(decimals)}`;
  return text;
}

/**
 * Formats the ends of an interval for a table, with as many decimals as show two digits of its width: 0.412 and 0.437,
 * or 7 and 22. Shares get at least two decimals, and nothing gets more than four. An end beside 0 or 1 is not rounded
 * onto it: it is <0.01, or >0.99. Equal ends are formatted by `formatCell`.
 */
export function formatInterval(low: number, high: number): [low: string, high: string] {
  if (!(high > low)) return [formatCell(low), formatCell(high)];
  const decimals = Math.min(4, Math.max(high <= 1 ? 2 : 0, 1 - Math.floor(Math.log10(high - low))));
  const end = (value: number) => (low >= 0 && high <= 1 ? fixed(value, decimals, 1) : value.toFixed(decimals));
  return [end(low), end(high)];
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
 * A share in per cent, with so many decimals; "–" for null. What is not quite 0 or 1 is not rounded onto it.
 * @example
 * percent(0.9336); // => "93.4 %"
 * percent(0.99999); // => ">99.9 %"
 */
export function percent(share: number | null, digits = 1): string {
  checkCount('digits', digits, 0, mostDigits);
  return checkShare('share', share) === null ? '–' : `${fixed(100 * share!, digits, 100)} %`;
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

/** A date as "2026-11-30 18:05", in UTC. */
export const minuteOf = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');
