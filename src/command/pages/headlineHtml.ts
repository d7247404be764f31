import { formatCell, formatInterval } from '../../core/format';
import { escapeHtml } from '../../display/escape';
import type { Row } from '../../paper/report/row';
import { paperCutoff } from '../../paper/setup/paperCutoff';
import type { StillPicture } from '../notebooks/parts';
import type { Report } from './report';
import { settingTitle } from './settingTitle';
import { stillImage } from './stillImage';
import { withBands } from './withBands';

/** The numbers that a reader looks for first. */
const columns = [
  { label: 'test accuracy', exhibit: 'T6', measure: 'test accuracy' },
  { label: 'records at risk', exhibit: 'T1', measure: 'selected' },
  { label: 'precision', exhibit: 'T1', measure: 'precision', cutoff: paperCutoff },
  { label: 'recall', exhibit: 'T1', measure: 'recall', cutoff: paperCutoff },
] as const;

/** The tag of the cell that draws figure 8. */
const figureTag = 'figure-8';

/** What a reader came for: the paper's main numbers beside ours in each setting, and figure 8. */
export function headlineHtml({ rows, notebooks }: Report): string {
  const shown = withBands(rows);
  const names = [...new Set(shown.filter(row => columns.some(column => isOf(row, column))).map(row => row.setting))];
  const figure = notebooks.flatMap(({ parts }) => parts?.pictures ?? []).find(({ tags }) => tags.includes(figureTag));
  return (names.length ? tableHtml(names, shown) : '') + (figure ? figureHtml(figure) : '');
}

function tableHtml(names: string[], rows: Row[]): string {
  const heads = columns.map(({ label }) => `<th scope="colgroup" colspan="2">${label}</th>`).join('');
  const halves = columns.map(() => '<th scope="col">paper</th><th scope="col">ours</th>').join('');
  const lines = names.map(name => {
    const cells = columns.map(column => cellsHtml(rows.find(row => row.setting === name && isOf(row, column))));
    return `<tr><th scope="row">${escapeHtml(settingTitle(name))}</th>${cells.join('')}</tr>`;
  });
  return `<div class="wide" role="group" aria-label="The direct attack, paper beside ours" tabindex="0">
<table class="headline"><caption>The direct attack (table 1) at p ≤ ${paperCutoff} on models that generalise (table 6).
Ours in brackets: the band over random splits where the experiment was repeated on some (*: the median), the 95 %
interval elsewhere.</caption>
<thead><tr><td></td>${heads}</tr>
<tr><th scope="col">setting</th>${halves}</tr></thead>
<tbody>${lines.join('\n')}</tbody></table></div>
`;
}

const isOf = (row: Row, { exhibit, measure, ...column }: (typeof columns)[number]): boolean =>
  row.exhibit === exhibit &&
  row.measure === measure &&
  row.statistic === undefined &&
  row.cutoff === ('cutoff' in column ? column.cutoff : undefined);

function cellsHtml(row: Row | undefined): string {
  const { paper, ours, low, high, level } = row ?? {};
  const range = low === undefined || high === undefined ? '' : ` [${formatInterval(low, high).join(', ')}]`;
  return (
    `<td class="number">${formatCell(paper)}</td>` +
    `<td class="number ours">${formatCell(ours)}${ours === null || ours === undefined ? '' : range}` +
    `${level === undefined ? '' : '*'}</td>`
  );
}

const figureHtml = (picture: StillPicture) =>
  `<figure>${stillImage(picture)}<figcaption>Figure 8 in this run: precision and recall of the direct attack.` +
  '</figcaption></figure>\n';
