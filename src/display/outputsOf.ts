import { inspect } from 'node:util';
import { expected } from '../core/check';
import { Chart } from './charts/chart';
import { chartHtml, pictureHtml, plotlyConfig } from './charts/chartHtml';
import type { Figure } from './charts/figure';
import { plotlyOf } from './charts/plotlyScript';
import { figureSvg } from './charts/svg/figureSvg';
import { escapeHtml, oneLine } from './escape';
import type { MimeBundle } from './kernel';
import { Picture } from './pictures/picture';
import { tableOf } from './table';
import { tableHtml } from './tableHtml';
import { tableText } from './tableText';
import { warningsBundle } from './warningsBundle';

/**
 * What is shown of a value, with its warnings below. Those of a chart are an output of their own, because who draws the
 * figure by itself looks at nothing else that comes with it.
 * @param shown warnings that stand above already; new ones are added
 */
export function outputsOf(value: unknown, shown: Set<string>): MimeBundle[] {
  const main = mimeBundle(value);
  const below = warningsBundle(warningsOf(value), shown);
  if (!below) return [main];
  if (value instanceof Chart) return [main, below];
  const both = (type: 'text/html' | 'text/plain', between: string) => ({
    [type]: `${main[type]}${between}${below[type]}`,
  });
  return [{ ...both('text/html', ''), ...both('text/plain', '\n') }];
}

/** What is shown of a value: `text/plain` and `text/html` always; of a chart more. */
function mimeBundle(value: unknown, report = process.env.GMIA_OUT): MimeBundle {
  if (value instanceof Chart) return chartBundle(value.figure, inspect(value), report);
  if (value instanceof Picture) return { 'text/html': value.html, 'text/plain': inspect(value) };
  const text = textOf(value);
  const table = tableOf(value);
  const html = table
    ? tableHtml(table)
    : `<pre style="white-space: pre-wrap; color: inherit; background: none">${escapeHtml(text)}</pre>`;
  return { 'text/html': html, 'text/plain': text };
}

/**
 * A chart in four forms. Of these JupyterLab, Notebook and VS Code take Plotly's own where they have its renderer (in
 * JupyterLab that is what `pip install plotly` brings; `npm run lab` has it), and it needs no Plotly in the notebook.
 * All others take HTML first: nbconvert, nbviewer, GitHub, and JupyterLab without that renderer, which shows no SVG
 * before a notebook is trusted, but images in HTML. So the HTML is the picture, in a report with a script that makes it
 * a chart to explore. No output leans on another: each cell can be run again, moved or deleted.
 */
function chartBundle(figure: Figure, text: string, report: string | undefined): MimeBundle {
  const svg = figureSvg(figure);
  return {
    'application/vnd.plotly.v1+json': { ...figure, config: plotlyConfig },
    'text/html': report ? chartHtml(figure, plotlyOf(report)) : pictureHtml(figure),
    ...(svg && { 'image/svg+xml': svg }),
    'text/plain': text,
  };
}

/** A value and its warnings as text: tables in columns, a string as it is, anything else as Node prints it. */
export const plainText = (value: unknown): string =>
  [textOf(value), ...warningsOf(value).map(warning => `Warning: ${oneLine(warning)}`)].join('\n');

function textOf(value: unknown): string {
  if (value instanceof Promise) expected('a value to show', 'a promise', 'Write: show(await …).');
  if (typeof value === 'string') return value;
  const table = value instanceof Chart || value instanceof Picture ? undefined : tableOf(value);
  return table ? tableText(table) : inspect(value);
}

const warningsOf = (value: unknown): string[] =>
  value instanceof Chart ? value.warnings : value instanceof Picture ? [] : (tableOf(value)?.warnings ?? []);
