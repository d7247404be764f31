import { escapeHtml } from '../../display/escape';
import { indexBody } from './indexPage';
import { anchors, notebookId, paperId } from './links';
import { cellsHtml, notebookHead, plotlyTag } from './notebookPage';
import { page } from './page';
import { paperBody } from './paperPage';
import { hasPaper, type Report } from './report';

/** The whole report as one page that needs nothing else, with Plotly once. */
export function singlePage(report: Report): string {
  const notebooks = report.notebooks.flatMap(one => (one.parts ? [{ ...one, parts: one.parts }] : []));
  const articles = notebooks.map(
    one => `<article class="notebook" id="${escapeHtml(notebookId(one.name))}" aria-label="${escapeHtml(one.title)}">
<p class="ways"><a href="${anchors.index}">The report</a></p>
<header class="about">${notebookHead(report, one)}</header>
${cellsHtml(one.parts, '')}
</article>`,
  );
  const paper = hasPaper(report) ? `<article id="${paperId}">${paperBody(report, anchors)}</article>` : '';
  return page({
    title: report.title,
    body: `${indexBody(report, anchors)}\n${paper}\n${articles.join('\n')}`,
    head: notebooks.some(({ parts }) => parts.charts) ? plotlyTag() : '',
  });
}
