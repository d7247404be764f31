import { duration } from '../../src/display/duration';
import { escapeHtml } from '../../src/display/escape';
import type { Execution } from './execute';
import type { Notebook } from './notebooks';
import type { Results } from './results';
import { rowsHtml } from './rowsHtml';

/** What the first page tells beside the results. */
export interface Report extends Results {
  settings: string[];
  notebooks: (Notebook & Execution)[];
  date: Date;
}

const style = `
:root { color-scheme: light dark; --line: rgba(128, 128, 128, .3); --bad: #c4420a; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9a66; } }
body { font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; max-width: 62rem; margin: 2rem auto 4rem; padding: 0 1.2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: .4rem; }
h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; font-size: 1.25rem; }
h3 { margin: 1.8rem 0 .4rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; margin: 1rem 0; }
dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-left: 0; list-style: none; } li { margin: .8rem 0; }
.time { opacity: .7; white-space: nowrap; } .claim { margin: 0; }
.failed { color: var(--bad); font-weight: 600; }
pre { border-left: 3px solid var(--bad); padding: .3rem .8rem; margin: .4rem 0; overflow-x: auto; white-space: pre-wrap; font-size: 13px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .18rem 1.1rem .18rem 0; vertical-align: top; }
th { border-bottom: 1px solid; white-space: nowrap; } tr.first th { border: 0; padding-top: 1em; white-space: normal; text-align: left; }
.number { text-align: right; white-space: nowrap; } .ours { font-weight: 600; } .again { font-weight: normal; opacity: .7; padding-left: 1em; }
.note { min-width: 14rem; font-size: 13px; }
@media print { body { max-width: none; } }
`;

/** The report's first page: what was run, the notebooks with their claims, and every number of the paper beside ours. */
export function indexPage(report: Report): string {
  const failed = report.notebooks.filter(one => one.error !== undefined).length;
  const facts: [string, string][] = [
    ['profile', report.profile],
    ['settings', report.settings.join(', ')],
    ['seed', String(report.seed)],
    ['commit', report.commit],
    ['machine', report.machine],
    ['date', `${report.date.toISOString().slice(0, 16).replace('T', ' ')} UTC`],
    ['time', duration(report.notebooks.reduce((sum, one) => sum + one.seconds, 0))],
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Reproduction of the GMIA paper</title>
<style>${style}</style>
</head>
<body>
<h1>Understanding Membership Inferences on Well-Generalized Learning Models: the paper’s numbers beside ours</h1>
${failed ? `<p class="failed">${failed} of ${report.notebooks.length} notebooks failed: their numbers are missing or incomplete.</p>` : ''}
<dl>${facts.map(([name, value]) => `<dt>${name}</dt><dd>${escapeHtml(value)}</dd>`).join('\n')}</dl>
<h2>Notebooks</h2>
<ol>
${report.notebooks.map(notebookHtml).join('\n')}
</ol>
<h2>Numbers</h2>
<p>“–” stands where the paper prints no number, or where there was nothing to count. The same numbers are in <a href="results.json">results.json</a>.</p>
${rowsHtml(report.rows)}
</body>
</html>
`;
}

function notebookHtml({ name, title, claim, error, seconds }: Report['notebooks'][number]): string {
  const heading = error === undefined
    ? `<a href="${escapeHtml(encodeURIComponent(name))}.html">${escapeHtml(title)}</a>`
    : `${escapeHtml(title)} <span class="failed">failed</span>`;
  return `<li>${heading} <span class="time">${duration(seconds)}</span>
<p class="claim">${escapeHtml(claim)}</p>${error === undefined ? '' : `\n<pre>${escapeHtml(error)}</pre>`}</li>`;
}
