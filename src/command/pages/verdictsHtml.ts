import { escapeHtml } from '../../display/escape';
import { byAuthor, type ReportedClaim } from '../../paper/report/claim';

/** How many claims hold, do not, and cannot be told; and each that does not, with what was found. */
export function verdictsHtml(claims: ReportedClaim[]): string {
  if (claims.length === 0) return '<p class="verdicts">No claim of the paper is judged here.</p>';
  const { papers, ours } = byAuthor(claims);
  return listHtml('the paper’s', 'claim', papers) + listHtml('our own', 'statement', ours);
}

function listHtml(whose: string, what: string, claims: ReportedClaim[]): string {
  if (claims.length === 0) return '';
  const failing = claims.filter(({ holds }) => holds === false);
  const [holding, open] = [true, null].map(verdict => claims.filter(({ holds }) => holds === verdict).length);
  const counts = [
    `${holding} ${holding === 1 ? 'holds' : 'hold'}`,
    ...(failing.length
      ? [`<span class="failed">${failing.length} ${failing.length === 1 ? 'does' : 'do'} NOT hold</span>`]
      : []),
    ...(open ? [`${open} cannot be told`] : []),
  ];
  const list = failing.map(({ claim, found }) => `<li>${escapeHtml(claim)} Found: ${escapeHtml(found)}.</li>`);
  const of = claims.length === 1 ? what : `${claims.length} ${what}s`;
  return (
    `<p class="verdicts">Of ${whose} ${of}: ${counts.join(', ')}.</p>` +
    (failing.length ? `<ul class="failing">${list.join('\n')}</ul>` : '')
  );
}
