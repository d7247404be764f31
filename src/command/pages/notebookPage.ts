import { chartHtml } from '../../display/charts/chartHtml';
import { plotlyFile, plotlySource } from '../../display/charts/plotlyScript';
import { escapeHtml } from '../../display/escape';
import { chartMark, type Parts } from '../notebooks/parts';
import { files } from './links';
import { page } from './page';
import { factsHtml, type Report, type ReportedNotebook, trialHtml } from './report';
import { verdictsHtml } from './verdictsHtml';

/**
 * A notebook's page: what was run, how to run it again, the way to the others, and its cells.
 * @param alone whether it stands for itself, in one file with all that it needs
 */
export function notebookPage(report: Report, notebook: ReportedNotebook & { parts: Parts }, alone = false): string {
  const { parts, title } = notebook;
  const body = `${alone ? '' : waysHtml(report, notebook)}<header class="about">
${notebookHead(report, notebook)}</header>
${cellsHtml(parts, alone ? '' : plotlyFile, /<h1\b/.test(parts.body) ? '' : `<h1>${escapeHtml(title)}</h1>\n`)}`;
  return page({ title, body, head: alone && parts.charts ? plotlyTag() : '' });
}

/** What stands above the cells of a notebook. */
export function notebookHead(report: Report, notebook: ReportedNotebook): string {
  const { error, judged = [] } = notebook;
  const claims = report.claims.filter(({ exhibit }) => judged.includes(exhibit));
  return (
    trialHtml(report) +
    (error === undefined ? '' : '<p class="failed">This notebook failed: what follows is as far as it came.</p>\n') +
    (claims.length ? verdictsHtml(claims) : '') +
    factsHtml(report, notebook)
  );
}

/** The cells of a notebook. @param plotly the file that charts are drawn with; empty where the page has Plotly */
export const cellsHtml = ({ body, figures }: Parts, plotly: string, heading = ''): string =>
  `<div class="cells">\n${heading}${figures.reduce(
    (html, figure, i) => html.replace(chartMark(i), () => chartHtml(figure, plotly)),
    body,
  )}</div>`;

/** Plotly within a page. */
export const plotlyTag = (): string => `<script>${plotlySource()}</script>`;

function waysHtml({ notebooks }: Report, notebook: ReportedNotebook): string {
  const at = notebooks.findIndex(({ name }) => name === notebook.name);
  const before = notebooks.filter(({ parts }, i) => parts && i < at).at(-1);
  const after = notebooks.slice(at + 1).find(({ parts }) => parts);
  const link = (one: ReportedNotebook | undefined, rel: string, arrow: (title: string) => string) =>
    one ? `<a rel="${rel}" href="${escapeHtml(files.notebook(one.name))}">${arrow(escapeHtml(one.title))}</a>` : '';
  return `<nav class="ways" aria-label="Report"><a href="${files.index}">The report</a>
${link(before, 'prev', title => `← ${title}`)}
${link(after, 'next', title => `${title} →`)}</nav>
`;
}
