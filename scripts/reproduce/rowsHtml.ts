import { escapeHtml } from '../../src/display/escape';
import { formatCell } from '../../src/display/formatCell';
import { groupBy } from '../../src/data/groupBy';
import type { Row } from '../../src/paper/row';

const parameters = ['cutoff', 'delta', 'beta', 'steps', 'lambda'] as const;
const parameterNames: Record<(typeof parameters)[number], string> = { cutoff: 'cut-off', delta: 'δ', beta: 'β', steps: 'steps', lambda: 'λ' };

/** All rows as HTML, a table for each exhibit in the order of their first rows, with the columns that it needs. */
export function rowsHtml(rows: Row[]): string {
  if (rows.length === 0) return '<p>No notebook handed over any number.</p>';
  const exhibits = groupBy(rows, row => row.exhibit);
  return [...exhibits].map(([exhibit, own]) => `<h3>${escapeHtml(exhibitName(exhibit))}</h3>\n${exhibitHtml(own)}`).join('\n');
}

const exhibitName = (exhibit: string) => exhibit
  .replace(/^T(\d+)-matched$/, 'Table $1, with as many records selected as in the paper')
  .replace(/^T(\d+)$/, 'Table $1 of the paper')
  .replace(/^F(\d+)$/, 'Figure $1 of the paper');

function exhibitHtml(rows: Row[]): string {
  const used = parameters.filter(name => rows.some(row => row[name] !== undefined));
  const columns = ['metric', ...used.map(name => parameterNames[name]), 'paper', 'ours', '95 % interval', 'n', 'note'];
  const head = columns.map(name => `<th${name === 'metric' || name === 'note' ? '' : ' class="number"'}>${name}</th>`);
  const body = [...groupBy(rows, row => row.setting)].map(([setting, own]) => {
    const shared = own.map(sentences).reduce((all, some) => all.filter(sentence => some.includes(sentence)));
    const about = `<span class="again">${escapeHtml(shared.join(' '))}</span>`;
    return `<tr class="first"><th colspan="${columns.length}">${escapeHtml(setting)} ${about}</th></tr>\n${own.map(row => line(row, used, shared)).join('\n')}`;
  });
  return `<div class="wide"><table><thead><tr>${head.join('')}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table></div>`;
}

/** One row; sentences of its note that all rows of the setting share are said once, above them. */
function line(row: Row, used: readonly (typeof parameters)[number][], shared: string[]): string {
  const numeric = (text: string, kind = 'number') => `<td class="${kind}">${escapeHtml(text)}</td>`;
  const cell = (value: unknown) => numeric(value === undefined ? '' : formatCell(value));
  const note = sentences(row).filter(sentence => !shared.includes(sentence)).join(' ');
  return `<tr><td>${escapeHtml(row.metric)}</td>${used.map(name => cell(row[name])).join('')}${cell(row.paper)}` +
    `${numeric(formatCell(row.ours), 'number ours')}${numeric(interval(row))}${cell(row.n)}<td class="note">${escapeHtml(note)}</td></tr>`;
}

const sentences = ({ note = '' }: Row): string[] => note.split(/(?<=\.) (?=[A-Z])/).filter(Boolean);

const interval = ({ low, high }: Row) => (low === undefined || high === undefined ? '' : `${formatCell(low)} to ${formatCell(high)}`);
