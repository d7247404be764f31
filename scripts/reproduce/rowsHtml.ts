import { escapeHtml } from '../../src/display/escape';
import { formatCell } from '../../src/display/formatCell';
import type { Row } from '../../src/paper/row';

const parameters = ['cutoff', 'delta', 'beta', 'steps', 'lambda'] as const;
const parameterNames: Record<(typeof parameters)[number], string> = { cutoff: 'cut-off', delta: 'δ', beta: 'β', steps: 'steps', lambda: 'λ' };

/** All rows as HTML, a table for each exhibit in the order of their first rows, with the columns that it needs. */
export function rowsHtml(rows: Row[]): string {
  if (rows.length === 0) return '<p>No notebook handed over any number.</p>';
  const exhibits = groupBy(rows);
  return [...exhibits].map(([exhibit, own]) => `<h3>${escapeHtml(exhibitName(exhibit))}</h3>\n${exhibitHtml(own)}`).join('\n');
}

function groupBy(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.exhibit, [...(groups.get(row.exhibit) ?? []), row]);
  return groups;
}

const exhibitName = (exhibit: string) =>
  exhibit.replace(/^T(\d+\w?)$/, 'Table $1 of the paper').replace(/^F(\d+\w?)$/, 'Figure $1 of the paper');

function exhibitHtml(rows: Row[]): string {
  const used = parameters.filter(name => rows.some(row => row[name] !== undefined));
  const numeric = (text: string) => `<td class="number">${escapeHtml(text)}</td>`;
  const cell = (value: unknown) => numeric(value === undefined ? '' : formatCell(value));
  const body = rows.map((row, i) => {
    const repeated = i > 0 && rows[i - 1].setting === row.setting;
    return `<tr${repeated ? '' : ' class="first"'}><td>${repeated ? `<span class="again">${escapeHtml(row.setting)}</span>` : escapeHtml(row.setting)}</td>` +
      `<td>${escapeHtml(row.metric)}</td>${used.map(name => cell(row[name])).join('')}${cell(row.paper)}` +
      `<td class="number ours">${escapeHtml(formatCell(row.ours))}</td>${numeric(interval(row))}${cell(row.n)}<td class="note">${escapeHtml(row.note ?? '')}</td></tr>`;
  });
  const head = [...used.map(name => parameterNames[name]), 'paper', 'ours', '95 % interval', 'n'];
  return `<div class="wide"><table><thead><tr><th>setting</th><th>metric</th>${head.map(name => `<th class="number">${name}</th>`).join('')}<th>note</th></tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}

const interval = ({ low, high }: Row) => (low === undefined || high === undefined ? '' : `${formatCell(low)} to ${formatCell(high)}`);
