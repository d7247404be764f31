import { duration } from '../../core/format';
import { escapeHtml } from '../../display/escape';
import { mainPicture } from '../notebooks/parts';
import type { Links } from './links';
import { hasPaper, type Report, type ReportedNotebook } from './report';
import { settingTitle } from './settingTitle';
import { stillImage } from './stillImage';
import { verdictsHtml } from './verdictsHtml';

/** A notebook on the first page: its picture, what it puts to the test, what became of that, and its time. */
export function notebookItem(notebook: ReportedNotebook, report: Report, links: Links): string {
  const { name, title, parts, error, state, seconds, judged = [] } = notebook;
  const link = escapeHtml(links.notebook(name));
  const heading = parts ? `<a href="${link}">${escapeHtml(title)}</a>` : escapeHtml(title);
  const picture = parts && mainPicture(parts);
  const failed = error === undefined ? '' : ' <span class="failed">failed</span>';
  const ended = state === undefined;
  const verdicts = ended && hasPaper(report) && (error === undefined || judged.length > 0);
  return `<li${state === undefined ? '' : ` class="${state.replaceAll(' ', '-')}"`}>
<div class="thumb">${picture ? stillImage(picture) : ''}</div>
<div><h3>${heading}${failed} <span class="time">${ended ? duration(seconds) : stateText(notebook)}</span></h3>
${claimHtml(notebook)}${verdicts ? verdictsHtml(report.claims.filter(one => judged.includes(one.exhibit))) : ''}
${error === undefined ? '' : `<pre class="error" tabindex="0">${escapeHtml(error)}</pre>`}</div></li>`;
}

function stateText({ state, settings: about = [] }: ReportedNotebook): string {
  if (state !== 'skipped') return escapeHtml(state!);
  return escapeHtml(`skipped: it is about ${about.map(settingTitle).join(', ')}, which this run is not`);
}

/** What it puts to the test. That it holds is not said by repeating it. */
function claimHtml({ claim }: ReportedNotebook): string {
  const [, label, text] = /^(?:(Claim|Question): )?([\s\S]*)$/.exec(claim)!;
  if (!text) return '';
  const lead = label === 'Claim' ? '<i>Put to the test:</i> ' : label ? `<i>${label}:</i> ` : '';
  return `<p class="claim">${lead}${escapeHtml(text)}</p>\n`;
}
