import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFields, checkNumber, expected } from '../../core/check';
import type { Row } from './row';
import { writeItems } from './writeItems';

/** A number with its interval: an estimate, a share, what `precision` and the like of an evaluation are. */
export interface NumberWithInterval {
  /** null where there was nothing to count. */
  value: number | null;
  low: number;
  high: number;
  /** How many trials it rests on. */
  trials?: number;
}

/**
 * Hands numbers of a notebook of your own to the report, or to the page of many runs, that `gmia report` or `gmia
 * reproduce` is making; elsewhere it does nothing. Called again, it adds to what was handed over, and replaces numbers
 * of the same name.
 * @param numbers by name: each a number, null where there is none, or one with its interval, as `tprAt(…).tpr`,
 *   `auc(…)` or a mean of `stats.meanInterval` are
 * @param exhibit the name under which they stand together; default "numbers"
 * @throws RangeError for what is no such number
 * @example
 * reportNumbers({ precision: { value: 0.8, low: 0.7, high: 0.9 }, 'records at risk': 12 }); // => undefined
 */
export function reportNumbers(
  numbers: Readonly<Record<string, number | null | NumberWithInterval>>,
  exhibit = 'numbers',
): void {
  checkFields('numbers', numbers, 'an object with a number for each name', []);
  if (Array.isArray(numbers)) expected('numbers to be an object with a number for each name', numbers);
  const rows = Object.entries(numbers).map(([name, number]) => rowOf(exhibit, name, number));
  const names = new Set(rows.map(({ metric }) => metric));
  writeItems('rows', exhibit, [...earlierRows(exhibit).filter(({ metric }) => !names.has(metric)), ...rows]);
}

function rowOf(exhibit: string, name: string, number: number | null | NumberWithInterval): Row {
  const base = { exhibit, setting: '', metric: name, measure: name, paper: null };
  if (number === null) return { ...base, ours: null };
  if (typeof number === 'number') return { ...base, ours: checkFinite(name, number) };
  const what = 'a number, null, or { value, low, high }';
  const { value, low, high, trials } = checkFields(name, number, what, ['value', 'low', 'high']);
  if (value === null) return { ...base, ours: null };
  for (const [end, one] of Object.entries({ value, low, high })) checkFinite(`${name}.${end}`, one);
  if (low > high) expected(`${name}.low not above high`, `${low} and ${high}`);
  return { ...base, ours: value, low, high, ...(trials !== undefined && { n: checkFinite(`${name}.trials`, trials) }) };
}

/** JSON has no other numbers. */
const checkFinite = (name: string, value: number) => checkNumber(name, value, -Number.MAX_VALUE, Number.MAX_VALUE);

/** What was handed over before: also by a notebook that ran in another process. */
function earlierRows(exhibit: string): Row[] {
  const out = process.env.GMIA_OUT;
  if (!out) return [];
  const file = join(out, 'rows', `${exhibit}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Row[]) : [];
}
