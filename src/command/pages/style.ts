/** Light and dark, phones and paper. Each text has a contrast of at least 4.5 to its ground. */
export const style = `
:root { color-scheme: light dark; --ground: #fff; --text: #1b1b1b; --quiet: #595959; --line: rgba(128, 128, 128, .3);
  --bad: #a83405; --good: #00664b; --link: #0050a0; --code: #f6f7f8; --word: #7a2180; --string: #1a6b2c;
  --number: #0b5aa5; }
@media (prefers-color-scheme: dark) { :root { --ground: #16181a; --text: #e6e6e6; --quiet: #ababab; --bad: #ff9a66;
  --good: #5fd3ae; --link: #8cbcff; --code: #202427; --word: #d9a0e6; --string: #96d39f; --number: #8cc4f5; } }
@media print { :root { color-scheme: light; --ground: #fff; --text: #000; --quiet: #444; --bad: #a83405;
  --good: #00664b;
  --link: #000; --code: #fff; --word: #7a2180; --string: #1a6b2c; --number: #0b5aa5; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; background: var(--ground);
  color: var(--text); max-width: 62rem; margin: 2rem auto 4rem; padding: 0 1.2rem; overflow-wrap: break-word; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 .6rem; }
h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; font-size: 1.25rem; }
h3 { margin: 2rem 0 .4rem; font-size: 1.05rem; }
dl { margin: 1rem 0; } dl div { display: grid; grid-template-columns: 5rem minmax(0, 1fr); gap: 1.2rem; }
dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
img, svg { max-width: 100%; } img { height: auto; }
nav ul { padding-left: 1.2rem; margin: .4rem 0; }
.ways { display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; font-size: 14px; margin: 0 0 1rem; }
.about { border: 1px solid var(--line); border-radius: 6px; padding: .4rem 1rem; font-size: 13px;
  margin-bottom: 1.4rem; }
.about dl { margin: .3rem 0; display: flex; flex-wrap: wrap; gap: 0 1.2rem; } .about p, .about ul { margin: .3rem 0; }
.about dl div { display: flex; gap: .5rem; }
.notebooks { padding-left: 0; list-style: none; } .notebooks li { display: flex; gap: 1.2rem; margin: 1.4rem 0; }
.notebooks h3 { margin: 0 0 .2rem; } .notebooks li > div:last-child { flex: 1; min-width: 0; }
.thumb { flex: 0 0 11rem; } .notebooks ul { margin: .2rem 0; padding-left: 1.2rem; font-size: 14px; }
.to-come, .not-run, .skipped { color: var(--quiet); } .running h3 { color: var(--good); }
.time { color: var(--quiet); font-weight: normal; font-size: 14px; } .claim, .verdicts { margin: .1rem 0; }
.verdicts { font-weight: 600; font-size: 14px; } .count { font-size: 1.1rem; font-weight: 600; }
.trial { border: 2px solid var(--bad); border-radius: 6px; padding: .4rem .9rem; font-weight: 600; }
.failed { color: var(--bad); font-weight: 600; } .state { color: var(--good); font-weight: 600; }
.differs { border-left: 3px solid var(--bad); padding-left: .8rem; margin: .5rem 0; max-width: 52rem; }
figure { margin: 1.4rem 0; } figcaption, caption { color: var(--quiet); font-size: 13px; text-align: left; }
pre, code { font: 13px/1.45 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
pre.error { border-left: 3px solid var(--bad); padding: .3rem .8rem; }
.wide { overflow-x: auto; } .wide .gmia-table.gmia-table { overflow: visible; }
table { border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .18rem 1.1rem .18rem 0; vertical-align: top; }
tbody th { font-weight: normal; } thead th { border-bottom: 1px solid; white-space: nowrap; }
tr.first th { padding-top: 1em; font-weight: 600; }
.number { text-align: right; white-space: nowrap; } .ours { font-weight: 600; }
.headline th[colspan] { text-align: center; } .headline thead th { text-align: right; }
.headline th:first-child { text-align: left; }
.headline .ours span { display: block; font-weight: normal; font-size: 13px; }
.again { font-weight: normal; color: var(--quiet); padding-left: 1em; }
.note { min-width: 14rem; font-size: 13px; }
.claims td, .claims th { padding-bottom: .4rem; }
.verdict, .from { white-space: nowrap; } .verdict { font-weight: 600; }
.text { max-width: 46rem; } .text table { display: block; overflow-x: auto; }
.cell { margin: 1rem 0; } .prompt { color: var(--quiet); font-size: 12px; }
.code { background: var(--code); border: 1px solid var(--line); border-radius: 4px; padding: .1rem .7rem; }
.output { margin: .5rem 0; } .stderr { border-left: 3px solid var(--line); padding-left: .8rem; }
.highlight .c, .highlight .c1, .highlight .cm { color: var(--quiet); font-style: italic; }
.highlight .k, .highlight .kd, .highlight .kr, .highlight .kc, .highlight .ow { color: var(--word); }
.highlight .s, .highlight .s1, .highlight .s2, .highlight .sb { color: var(--string); }
.highlight .m, .highlight .mi, .highlight .mf { color: var(--number); }
.notebook { border-top: 3px double var(--line); margin-top: 4rem; padding-top: 1rem; }
@media (max-width: 44rem) {
  body { margin-top: 1rem; padding: 0 .8rem; } .notebooks li { flex-direction: column; gap: .3rem; }
}
@page { size: A4; margin: 15mm; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; } .ways { display: none; }
  h1, h2, h3, .prompt { break-after: avoid; } tr, img, figure, .chart { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide, .text table { overflow: visible; } table { font-size: 9pt; }
}
`;
