import { inspect } from 'node:util';
import { expected } from '../core/check';
import { Chart } from './charts/chart';
import { chartHtml, plotlyConfig } from './charts/chartHtml';
import { plotlyTagOnce } from './charts/plotlyScript';
import { escapeHtml, oneLine } from './escape';
import type { MimeBundle } from './kernel';
import { Picture } from './pictures/picture';
import { tableOf } from './table';
import { tableHtml } from './tableHtml';
import { tableText } from './tableText';

/** What is shown of a value: `text/plain` and `text/html` always, and Plotly's own type for a chart. */
export function mimeBundle(value: unknown): MimeBundle {
  const text = plainText(value);
  if (value instanceof Chart)
    return {
      'application/vnd.plotly.v1+json': { ...value.figure, config: plotlyConfig },
      'text/html': chartHtml(value, plotlyTagOnce()),
      'text/plain': text,
    };
  if (value instanceof Picture) return { 'text/html': value.html, 'text/plain': text };
  const table = tableOf(value);
  const html = table
    ? tableHtml(table)
    : `<pre style="white-space: pre-wrap; color: inherit; background: none">${escapeHtml(text)}</pre>`;
  return { 'text/html': html, 'text/plain': text };
}

/** A value as text: tables in columns, a string as it is, anything else as Node prints it. */
export function plainText(value: unknown): string {
  if (value instanceof Promise) expected('a value to show', 'a promise', 'Write: show(await …).');
  if (typeof value === 'string') return value;
  const table = value instanceof Chart ? undefined : tableOf(value);
  if (table) return tableText(table);
  const warnings = value instanceof Chart ? value.warnings : [];
  return [inspect(value), ...warnings.map(warning => `Warning: ${oneLine(warning)}`)].join('\n');
}
