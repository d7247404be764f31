import { escapeHtml } from '../../display/escape';
import { claimsSentence } from './claimsHtml';
import { headlineHtml } from './headlineHtml';
import { files, type Links } from './links';
import { notebookItem } from './notebookItem';
import { page } from './page';
import { factsHtml, failuresHtml, hasPaper, isGoingOn, type Report, trialHtml } from './report';
import { watchHtml } from './watchHtml';

/**
 * The report's first page: the paper's main numbers beside ours, how many of its claims hold, and the notebooks: what
 * is done, running and to come.
 * @param step of the report, by which the page finds out that there is a later one
 */
export const indexPage = (report: Report, step = 0): string =>
  page({ title: report.title, body: indexBody(report, files, isGoingOn(report) ? watchHtml(step) : '') });

/** What the first page shows. @param state how far the run is */
export function indexBody(report: Report, links = files as Links, state = ''): string {
  return `<h1>${escapeHtml(report.title)}</h1>
${state}${stoppedHtml(report)}${trialHtml(report)}${failuresHtml(report)}
${hasPaper(report) ? paperHtml(report, links) : ''}
<h2>Notebooks</h2>
<ol class="notebooks">
${report.notebooks.map(one => notebookItem(one, report, links)).join('\n')}
</ol>
<h2>This run</h2>
${factsHtml(report)}`;
}

const paperHtml = (report: Report, { paper, results }: Links) => `<h2>The paper beside ours</h2>
<p class="count">${claimsSentence(report.claims)}</p>
${headlineHtml(report)}<p><a href="${paper}">Every claim and every number of the paper beside ours</a>.
${results && !isGoingOn(report) ? `The same is in <a href="${results}">results.json</a>, to compute with.` : ''}</p>`;

/** Which notebooks ran when the run was stopped. */
function stoppedHtml({ notebooks }: Report): string {
  if (!notebooks.some(({ state }) => state === 'stopped' || state === 'not run')) return '';
  const ran = notebooks.flatMap(({ state, name }, at) => (state === 'stopped' ? [`${name} (${at + 1})`] : []));
  const when = ran.length === 0 ? 'between two notebooks' : `while ${ran.join(' and ')} of ${notebooks.length} ran`;
  return (
    `<p class="failed">Stopped ${escapeHtml(when)}. What is finished stays, and trained models are kept: the next ` +
    'run goes on from there.</p>\n'
  );
}
