import type { DataFrame } from 'danfojs-node';

/**
 * A frame as comma-separated values (RFC 4180, but for the ends of lines, which are "\n"): all its rows, numbers with
 * all their digits; nothing where a value is missing.
 */
export function csv(frame: DataFrame): string {
  const rows = (frame.values as unknown[]).map(row => (Array.isArray(row) ? row : [row]));
  return [frame.columns, ...rows].map(row => `${row.map(cell).join(',')}\n`).join('');
}

function cell(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
