import { escapeHtml } from '../../display/escape';
import type { StillPicture } from '../notebooks/parts';
import {
  attackCaption,
  bandCaption,
  type HeadlineCell,
  type HeadlineLine,
  headline,
  headlineColumns,
} from './headline';
import type { Report } from './report';
import { stillImage } from './stillImage';

/** The tag of the cell that draws figure 8. */
const figureTag = 'figure-8';

/** What a reader came for: the paper's main numbers beside ours in each setting, and figure 8. */
export function headlineHtml({ rows, notebooks }: Report): string {
  const lines = headline(rows);
  const figure = notebooks.flatMap(({ parts }) => parts?.pictures ?? []).find(({ tags }) => tags.includes(figureTag));
  return (lines.length ? tableHtml(lines) : '') + (figure ? figureHtml(figure) : '');
}

function tableHtml(lines: HeadlineLine[]): string {
  const heads = headlineColumns.map(({ label }) => `<th scope="colgroup" colspan="2">${label}</th>`).join('');
  const halves = headlineColumns.map(() => '<th scope="col">paper</th><th scope="col">ours</th>').join('');
  const body = lines.map(
    ({ title, cells }) => `<tr><th scope="row">${escapeHtml(title)}</th>${cells.map(cellsHtml).join('')}</tr>`,
  );
  return `<div class="wide" role="group" aria-label="The direct attack, paper beside ours" tabindex="0">
<table class="headline"><caption>${attackCaption} on models that generalise (table 6). ${bandCaption}</caption>
<thead><tr><td></td>${heads}</tr>
<tr><th scope="col">setting</th>${halves}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>
${lines.map(notesHtml).join('')}`;
}

const notesHtml = ({ title, notes }: HeadlineLine): string =>
  notes.length === 0 ? '' : `<p class="note">${escapeHtml(`${title}: ${notes.join(' ')}`)}</p>\n`;

const cellsHtml = ({ paper, ours, band }: HeadlineCell): string =>
  `<td class="number">${escapeHtml(paper)}</td>` +
  `<td class="number ours">${escapeHtml(ours)} <span>${escapeHtml(band)}</span></td>`;

const figureHtml = (picture: StillPicture) =>
  `<figure>${stillImage(picture)}<figcaption>Figure 8 in this run: precision and recall of the ` +
  'direct attack.</figcaption></figure>\n';
