import { duration } from '../../core/format';
import { escapeHtml } from '../../display/escape';
import type { Results } from '../../paper/report/results';
import type { Execution } from '../notebooks/execute';
import type { Notebook } from '../notebooks/notebooks';

/** What the report's pages are written from. */
export interface Report extends Results {
  settings: string[];
  notebooks: (Notebook & Execution)[];
  date: Date;
}

/** The notebooks that failed. */
export const failedOf = ({ notebooks }: Report): Report['notebooks'] =>
  notebooks.filter(({ error }) => error !== undefined);

/** What was run, on what and when, for the top of a page; and which notebooks failed. */
export function factsHtml(report: Report): string {
  const failed = failedOf(report).length;
  const facts: [string, string][] = [
    ['profile', report.profile],
    ['settings', report.settings.join(', ')],
    ['seed', String(report.seed)],
    ['commit', report.commit],
    ['machine', report.machine],
    ['date', `${report.date.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
    ['time', duration(report.notebooks.reduce((sum, one) => sum + one.seconds, 0))],
  ];
  const warning = failed
    ? `<p class="failed">${failed} of ${report.notebooks.length} notebooks failed: ` +
      'their numbers and claims are missing or incomplete.</p>\n'
    : '';
  const lines = facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`);
  return `${warning}<dl>${lines.join('\n')}</dl>`;
}
