import { duration, minuteOf } from '../../core/format';
import { version } from '../../core/version';
import { escapeHtml } from '../../display/escape';
import type { Results } from '../../paper/report/results';
import type { Execution } from '../notebooks/notebookProcess';
import type { Notebook } from '../notebooks/notebooks';
import type { Parts } from '../notebooks/parts';

/** A notebook in a report: one that ended, by itself or by an error, unless it has a `state`. */
export interface ReportedNotebook extends Notebook, Execution {
  /** `stopped` and `not run`: the run was stopped while it was running, or to come. */
  state?: 'to come' | 'running' | 'skipped' | 'stopped' | 'not run';
  /** What its page is made from; undefined where it has none. */
  parts?: Parts;
  /** The exhibits whose claims it held against the run. */
  judged?: string[];
}

/** What the report's pages are written from, while it is made and at its end. */
export interface Report extends Results {
  title: string;
  notebooks: ReportedNotebook[];
  /** When it was begun, and how long ago that is: notebooks run side by side, and take more together. */
  date: Date;
  seconds: number;
  /** The command that makes it, or the page of one notebook, again: "gmia reproduce --profile smoke". */
  again(notebook?: Notebook): string;
}

/** The notebooks that failed. */
export const failedOf = ({ notebooks }: Report): ReportedNotebook[] =>
  notebooks.filter(({ error }) => error !== undefined);

/** Whether notebooks are running, or to come. */
export const isGoingOn = ({ notebooks }: Report): boolean =>
  notebooks.some(({ state }) => state === 'running' || state === 'to come');

/** Whether notebooks handed over numbers or claims of the paper, so that there is a page of them. */
export const hasPaper = ({ rows, claims }: Results): boolean => rows.length + claims.length > 0;

/** What a profile says about what its numbers are worth; nothing for those that are meant as evidence. */
export const trialHtml = ({ profile }: Results): string =>
  profile === 'smoke'
    ? '<p class="trial">Profile smoke: a trial of the machinery, no evidence. Its models are few and its trainings ' +
      'short; what holds here, or does not, says nothing about the paper.</p>\n'
    : '';

/**
 * What was run, on what and when, for the top of a page; and which notebooks failed.
 * @param notebook of whose page it is. Default: of all
 */
export function factsHtml(report: Report, notebook?: ReportedNotebook): string {
  const facts: [string, string][] = [
    ['profile', report.profile],
    ['settings', report.settings.join(', ')],
    ['seed', String(report.seed)],
    ['commit', report.commit],
    ['machine', report.machine],
    ['date', `${minuteOf(report.date)} UTC`],
    ['versions', `gmia ${version}, Node ${process.version}`],
    ['time', duration((notebook ?? report).seconds)],
  ];
  const lines = facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${escapeHtml(value)}</dd></div>`);
  return `<dl class="facts">${lines.join('\n')}
<div><dt>again</dt><dd><code>${escapeHtml(report.again(notebook))}</code></dd></div></dl>\n`;
}

/** That notebooks failed, and what this means. */
export function failuresHtml(report: Report): string {
  const failed = failedOf(report).length;
  return failed === 0
    ? ''
    : `<p class="failed">${failed} of ${report.notebooks.length} notebooks failed: ` +
        'their numbers and claims are missing or incomplete.</p>\n';
}
