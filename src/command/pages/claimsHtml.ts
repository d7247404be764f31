import { escapeHtml } from '../../display/escape';
import { byAuthor, claimRows, type ReportedClaim } from '../../paper/report/claim';
import { exhibitLink } from './exhibits';

/** How many of the paper's claims hold, in a sentence. */
export function claimsSentence(all: ReportedClaim[]): string {
  const claims = byAuthor(all).papers;
  if (claims.length === 0) return 'No notebook held a claim of the paper against this run.';
  const judged = claims.filter(({ holds }) => holds !== null).length;
  const holding = claims.filter(({ holds }) => holds).length;
  const open = claims.length - judged;
  const plural = (count: number) => (count === 1 ? 'claim' : 'claims');
  if (judged === 0) return `Of the ${open} ${plural(open)} of the paper that this run looked at, it can judge none.`;
  const rest = open === 0 ? '' : `; ${open} cannot be told`;
  return (
    `${holding} of the ${judged} ${plural(judged)} of the paper that this run can judge ` +
    `${holding === 1 ? 'holds' : 'hold'}${rest}.`
  );
}

/**
 * Claims as HTML tables, those of the paper and ours by themselves: what is claimed, whether it holds in this run, and
 * what was found.
 * @param exhibits those that the page has a section for, to link to
 */
export function claimsHtml(claims: ReportedClaim[], exhibits: string[]): string {
  const { papers, ours } = byAuthor(claims);
  const own = tableHtml('a statement of ours', ours, exhibits);
  return tableHtml('the paper’s claim', papers, exhibits) + own;
}

function tableHtml(what: string, claims: ReportedClaim[], exhibits: string[]): string {
  if (claims.length === 0) return '';
  const body = claimRows(claims).map(({ claim, 'in this run': verdict, found }, i) => {
    const { exhibit, holds } = claims[i];
    return (
      `<tr><th scope="row">${escapeHtml(claim)}</th>` +
      `<td class="verdict${holds === false ? ' failed' : ''}">${verdict}</td>` +
      `<td>${escapeHtml(found)}</td><td class="from">${exhibitLink(exhibit, exhibits)}</td></tr>`
    );
  });
  const head = [what, 'in this run', 'found', 'from'].map(name => `<th scope="col">${name}</th>`);
  return (
    `<div class="wide" role="region" aria-label="Claims: ${what}" tabindex="0"><table class="claims">` +
    `<thead><tr>${head.join('')}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table></div>\n`
  );
}
