import { duration, formatCell, formatInterval } from '../../core/format';
import { chartHtml } from '../../display/charts/chartHtml';
import { escapeHtml } from '../../display/escape';
import type { Row } from '../../paper/report/row';
import { page } from '../pages/page';
import { sweepChart } from './sweepChart';
import type { Sweep, SweepRun } from './sweepRun';
import { type SweptNumber, sweptNumbers, variedIn } from './sweptNumbers';
import { valuesText, valueText } from './valuesText';

/** So many numbers are drawn: more would be looked at by nobody. */
const drawn = 12;

/**
 * One page of all runs: how they were made, a table with parameters and numbers, a chart, and which failed.
 * @param plotly the file beside the page that it draws with
 */
export function sweepPage(sweep: Sweep, plotly: string): string {
  const { runs, notebook } = sweep;
  const numbers = sweptNumbers(runs);
  const failed = runs.filter(({ error }) => error !== undefined);
  return page({
    title: `${notebook}: ${runs.length} runs`,
    body: `<h1>${escapeHtml(notebook)}: ${runs.length} ${runs.length === 1 ? 'run' : 'runs'}</h1>
${factsHtml(sweep)}
${failed.length > 0 ? `<p class="failed">${failed.length} of ${runs.length} runs failed: see below.</p>` : ''}
<h2>Numbers</h2>
${numbers.length > 0 ? '' : '<p>No run handed over a number: gmia.reportNumbers({ … }) in the notebook does.</p>'}
<div class="wide" role="region" aria-label="Numbers" tabindex="0">${tableHtml(runs, numbers)}</div>
${chartsHtml(runs, numbers, plotly)}
${failed.length > 0 ? `<h2>Failed</h2>\n${failed.map(failureHtml).join('\n')}` : ''}
<p>The same is in <a href="sweep.json">sweep.json</a>, to compute with.</p>`,
  });
}

function factsHtml({ profile, seed, gmia, commit, machine, date, runs }: Sweep): string {
  const seconds = runs.reduce((sum, one) => sum + one.seconds, 0);
  const facts = { profile, seed, gmia, commit, machine, date, time: duration(seconds) };
  return `<dl>${Object.entries(facts)
    .map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(String(value))}</dd></div>`)
    .join('\n')}</dl>`;
}

function tableHtml(runs: readonly SweepRun[], numbers: SweptNumber[]): string {
  const parameters = Object.keys(runs[0].values);
  const head = [...parameters, ...numbers.map(({ name }) => name), 'run'];
  const lines = runs.map((run, i) => {
    const cells = [
      ...parameters.map(name => cell(valueText(run.values[name]), typeof run.values[name] === 'number')),
      ...numbers.map(({ rows }) => cell(numberText(rows[i]))),
    ];
    const link =
      run.page === undefined
        ? '<span class="failed">failed</span>'
        : `<a href="${escapeHtml(encodeURIComponent(run.page))}">${duration(run.seconds)}</a>`;
    return `<tr>${cells.join('')}<td class="number">${link}</td></tr>`;
  });
  const isText = (name: string) => parameters.includes(name) && typeof runs[0].values[name] !== 'number';
  const names = head
    .map(name => `<th scope="col"${isText(name) ? '' : ' class="number"'}>${escapeHtml(name)}</th>`)
    .join('');
  return `<table><thead><tr>${names}</tr></thead>\n<tbody>${lines.join('\n')}</tbody></table>`;
}

const cell = (text: string, isNumber = true): string =>
  `<td${isNumber ? ' class="number"' : ''}>${escapeHtml(text)}</td>`;

function numberText(row: Row | undefined): string {
  if (row === undefined) return '';
  const { ours, low, high } = row;
  return low === undefined || high === undefined || ours === null
    ? formatCell(ours)
    : `${formatCell(ours)} [${formatInterval(low, high).join(', ')}]`;
}

function chartsHtml(runs: readonly SweepRun[], numbers: SweptNumber[], plotly: string): string {
  const varied = variedIn(runs);
  const shown = numbers.filter(({ rows }) => rows.some(row => typeof row?.ours === 'number')).slice(0, drawn);
  if (varied.length === 0 || shown.length === 0) return '';
  const rest = numbers.length - shown.length;
  const note = rest > 0 ? `<p>${rest} more ${rest === 1 ? 'number is' : 'numbers are'} in the table only.</p>` : '';
  return `<div class="wide">${chartHtml(sweepChart(runs, varied, shown).figure, plotly)}</div>${note}`;
}

const failureHtml = ({ values, error }: SweepRun): string =>
  `<h3>${escapeHtml(valuesText(values))}</h3>\n<pre>${escapeHtml(error ?? '')}</pre>`;
