import { duration } from '../../core/format';
import { escapeHtml } from '../../display/escape';
import { claimsSentence } from './claimsHtml';
import { page } from './page';
import { factsHtml, type Report } from './report';

/**
 * The report's first page: what was run, how many of the paper's claims hold, and the notebooks with what they claim.
 */
export const indexPage = (report: Report): string =>
  page(
    'Reproduction of the GMIA paper',
    `
<h1>Understanding Membership Inferences on Well-Generalized Learning Models: a reproduction</h1>
${factsHtml(report)}
<h2>The paper beside ours</h2>
<p class="count">${claimsSentence(report.claims)}</p>
<p><a href="paper-beside-ours.html">Every claim and every number of the paper beside ours</a>.
The same is in <a href="results.json">results.json</a>,
to compute with.</p>
<h2>Notebooks</h2>
<ol>
${report.notebooks.map(notebookHtml).join('\n')}
</ol>`,
  );

function notebookHtml({ name, title, claim, error, seconds }: Report['notebooks'][number]): string {
  const heading =
    error === undefined
      ? `<a href="${escapeHtml(encodeURIComponent(name))}.html">${escapeHtml(title)}</a>`
      : `${escapeHtml(title)} <span class="failed">failed</span>`;
  return `<li>${heading} <span class="time">${duration(seconds)}</span>
<p class="claim">${escapeHtml(claim)}</p>${error === undefined ? '' : `\n<pre>${escapeHtml(error)}</pre>`}</li>`;
}
