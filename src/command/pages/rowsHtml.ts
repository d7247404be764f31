import { formatCell, formatInterval, percent } from '../../core/format';
import { groupBy } from '../../core/groupBy';
import { escapeHtml } from '../../display/escape';
import type { ReportedClaim } from '../../paper/report/claim';
import { notesOf, sharedNotes } from '../../paper/report/notes';
import { isBand, isInside, type Row } from '../../paper/report/row';
import { exhibitId, exhibitTitle } from './exhibits';
import { settingTitle } from './settingTitle';

const parameters = ['cutoff', 'delta', 'beta', 'steps', 'lambda'] as const;
const parameterNames: Record<(typeof parameters)[number], string> = {
  cutoff: 'cut-off',
  delta: 'δ',
  beta: 'β',
  steps: 'steps',
  lambda: 'λ',
};

/**
 * All rows as HTML, a section for each exhibit in the order of their first rows: where it differs from the paper, and
 * a table with the columns that it needs.
 * @param claims those that do not hold are told in the section of their exhibit
 */
export function rowsHtml(rows: Row[], claims: ReportedClaim[]): string {
  if (rows.length === 0) return '<p>No notebook handed over any number.</p>';
  return [...groupBy(rows, row => row.exhibit)]
    .map(([exhibit, own]) => {
      const id = escapeHtml(exhibitId(exhibit));
      const failing = claims.filter(claim => claim.exhibit === exhibit && claim.holds === false);
      return (
        `<section aria-labelledby="${id}">\n<h3 id="${id}">${escapeHtml(exhibitTitle(exhibit))}</h3>\n` +
        differences(own, failing) +
        `<div class="wide" role="group" aria-labelledby="${id}" tabindex="0">${exhibitHtml(own)}</div>\n</section>`
      );
    })
    .join('\n');
}

/** Plain sentences on where ours and the paper's differ. */
function differences(rows: Row[], failing: ReportedClaim[]): string {
  const compared = rows.filter(
    row => row.paper !== null && row.ours !== null && row.low !== undefined && !isRange(row),
  );
  const counted = ['interval', 'band']
    .map(kind => {
      const of = compared.filter(row => kindOf(row) === kind);
      const apart = of.filter(row => !isInside(row)).length;
      return of.length === 0
        ? ''
        : `<p>Of the ${of.length} ${of.length === 1 ? 'value' : 'values'} that the paper prints and this run ` +
            `has ${kind === 'band' ? 'a band over splits' : 'an interval'} ` +
            `for, ${apart === 0 ? 'none lies' : apart === 1 ? '1 lies' : `${apart} lie`} outside it.</p>\n`;
    })
    .join('');
  return (
    failing
      .map(
        ({ claim, found }) =>
          `<p class="differs">The pattern differs from the paper’s, which says: ${escapeHtml(claim)} ` +
          `Found: ${escapeHtml(found)}.</p>\n`,
      )
      .join('') + counted
  );
}

/** A median over splits has a band; its place is told by a quantile, where the paper has a number. */
const kindOf = ({ level }: Row): 'band' | 'interval' => (level === undefined ? 'interval' : 'band');

/** Of few splits there is the range alone; that the paper's number lies outside says little. */
const isRange = (row: Row): boolean => kindOf(row) === 'band' && !isBand(row);

function exhibitHtml(rows: Row[]): string {
  const used = parameters.filter(name => rows.some(row => row[name] !== undefined));
  const columns = [
    'metric',
    ...used.map(name => parameterNames[name]),
    'paper',
    'ours',
    'interval or band',
    'n',
    'note',
  ];
  const head = columns.map(
    name => `<th scope="col"${name === 'metric' || name === 'note' ? '' : ' class="number"'}>${name}</th>`,
  );
  const blocks = groupBy(rows, ({ setting, steps, lambda }) => JSON.stringify([setting, steps, lambda]));
  const body = [...blocks.values()].map(own => {
    const shared = sharedNotes(own);
    const about = `<span class="again">${escapeHtml(shared.join(' '))}</span>`;
    const title = escapeHtml(blockTitle(own[0], rows));
    const heading = `<th scope="rowgroup" colspan="${columns.length}">${title} ${about}</th>`;
    return (
      `<tbody><tr class="first">${heading}</tr>\n` + `${own.map(row => line(row, used, shared)).join('\n')}</tbody>`
    );
  });
  return `<table><thead><tr>${head.join('')}</tr></thead>\n${body.join('\n')}</table>`;
}

/** The setting in words; where its models are trained in several ways in this exhibit, also the way. */
function blockTitle({ setting, steps, lambda }: Row, rows: Row[]): string {
  const varied = (name: 'steps' | 'lambda') =>
    new Set(rows.filter(row => row.setting === setting).map(row => row[name])).size > 1;
  return [
    settingTitle(setting),
    ...(varied('steps') ? [`${steps} steps`] : []),
    ...(varied('lambda') ? [`λ ${lambda}`] : []),
  ].join(', ');
}

/** One row; sentences of its note that all rows of the block share are said once, above them. */
function line(row: Row, used: readonly (typeof parameters)[number][], shared: readonly string[]): string {
  const numeric = (text: string, kind = 'number') => `<td class="${kind}">${escapeHtml(text)}</td>`;
  const cell = (value: unknown) => numeric(value === undefined ? '' : formatCell(value));
  const note = [...place(row), ...notesOf(row).filter(sentence => !shared.includes(sentence))].join(' ');
  return (
    `<tr><th scope="row">${escapeHtml(row.metric)}</th>` +
    `${used.map(name => cell(row[name])).join('')}${cell(row.paper)}` +
    `${numeric(formatCell(row.ours), 'number ours')}${numeric(interval(row))}${cell(row.n)}` +
    `<td class="note">${escapeHtml(note)}</td></tr>`
  );
}

const interval = ({ low, high, level = 0.95 }: Row) =>
  low === undefined || high === undefined ? '' : `${formatInterval(low, high).join(' to ')} (${percent(level, 0)})`;

/** Where the paper's number lies. */
function place(row: Row): string[] {
  const { paper, ours, low, quantile } = row;
  if (paper === null || ours === null || low === undefined) return [];
  const where = isInside(row) ? 'inside' : 'outside';
  if (quantile !== undefined)
    return [
      isRange(row)
        ? `Median and range of ${row.n} splits; the paper’s value lies at quantile ${formatCell(quantile)}.`
        : `Median of ${row.n} splits; the paper’s value lies ${where} the band, at quantile ${formatCell(quantile)}.`,
    ];
  return where === 'outside' ? ['The paper’s value lies outside our interval.'] : [];
}
