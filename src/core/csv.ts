import type { DataFrame } from 'danfojs-node';

/**
 * Rows as comma-separated values (RFC 4180, but for the ends of lines, which are "\n"), with a line of names: numbers
 * with all their digits, dates in ISO 8601, lists as JSON; nothing where a value is missing. A text that a spreadsheet
 * would take for a formula, as "=1+1" from a file of somebody else, begins with an apostrophe.
 */
export function csv(names: readonly unknown[], rows: readonly (readonly unknown[])[]): string {
  if (names.length === 0) return '';
  // One empty cell alone would be an empty line, which readers leave out.
  const line = (row: readonly unknown[]) => row.map(cell).join(',') || '""';
  return [names, ...rows].map(row => `${line(row)}\n`).join('');
}

/** All rows of a frame, a value in each where it is a series. */
export const frameRows = (frame: DataFrame): unknown[][] =>
  (frame.values as unknown[]).map(row => (Array.isArray(row) ? row : [row]));

function cell(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const text = textOf(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString();
  if (Array.isArray(value) || ArrayBuffer.isView(value)) return JSON.stringify(Array.from(value as ArrayLike<unknown>));
  return typeof value === 'string' && formula.test(value) ? `'${value}` : String(value);
}

/**
 * What spreadsheets calculate, and may send elsewhere: not a sign before a number, nor a sign alone. Digits can be read
 * in one way alone, or a long row of them would take a time that grows by its square.
 */
const formula = /^(?:[=@\t\r\n]|[+-](?!(?:\d+(?:\.\d*)?|\.\d*)?(?:e[+-]?\d+)?$))./is;
