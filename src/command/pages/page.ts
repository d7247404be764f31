import { escapeHtml } from '../../display/escape';

const style = `
:root { color-scheme: light dark; --line: rgba(128, 128, 128, .3); --bad: #b03a06; }
@media (prefers-color-scheme: dark) { :root { --bad: #ff9a66; } }
body { font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  max-width: 62rem; margin: 2rem auto 4rem; padding: 0 1.2rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin-bottom: .4rem; }
h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; font-size: 1.25rem; }
h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1.2rem; margin: 1rem 0; }
dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
ol { padding-left: 0; list-style: none; } ol li { margin: .8rem 0; } nav ul { padding-left: 1.2rem; margin: .4rem 0; }
.time { opacity: .75; white-space: nowrap; } .claim { margin: 0; } .count { font-size: 1.1rem; font-weight: 600; }
.failed { color: var(--bad); font-weight: 600; }
.differs { border-left: 3px solid var(--bad); padding-left: .8rem; margin: .5rem 0; max-width: 52rem; }
pre { border-left: 3px solid var(--bad); padding: .3rem .8rem; margin: .4rem 0; overflow-x: auto;
  white-space: pre-wrap; font-size: 13px; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .18rem 1.1rem .18rem 0; vertical-align: top; }
tbody th { font-weight: normal; } thead th { border-bottom: 1px solid; white-space: nowrap; }
tr.first th { padding-top: 1em; font-weight: 600; }
.number { text-align: right; white-space: nowrap; } .ours { font-weight: 600; }
.again { font-weight: normal; opacity: .75; padding-left: 1em; }
.note { min-width: 14rem; font-size: 13px; }
.claims td, .claims th { padding-bottom: .4rem; }
.verdict, .from { white-space: nowrap; } .verdict { font-weight: 600; }
@media print { body { max-width: none; } }
`;

/** A page of the report: everything it needs is in it. @param body HTML */
export const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
