import { Chart } from '../src/display/charts/chart';
import { chartHtml } from '../src/display/charts/chartHtml';
import { chartLayout, palette } from '../src/display/charts/chartStyle';
import { plotlySource } from '../src/display/charts/plotlyScript';
import { escapeHtml } from '../src/display/escape';
import { tableHtml } from '../src/display/tableHtml';
import type { Bench, Growth } from './result';
import { casesTable, explanation, growthTable, notes } from './tables';

const style = `
:root { color-scheme: light dark; }
body {
  font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  max-width: 75rem; margin: 2rem auto 4rem; padding: 0 1.2rem;
}
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; margin-top: 2.4rem; } li, .about { font-size: 13px; }
`;

/** Seconds against amount, both on logarithmic axes. */
export const growthChart = ({ title, unit, points }: Growth): Chart =>
  new Chart({
    data: [
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'seconds',
        x: points.map(point => point.amount),
        y: points.map(point => point.median),
        line: { color: palette[0] },
      },
    ],
    layout: chartLayout({ title, xTitle: unit, yTitle: 'seconds' }, { type: 'log' }, { type: 'log' }),
  });

/** The results as one page that needs nothing else. */
export function page(bench: Bench): string {
  const { cases, growth } = bench;
  const about =
    `${bench.machine}; commit ${bench.commit}; ${bench.date}; ${bench.rounds} rounds` +
    `${bench.quick ? '; --quick: the numbers mean nothing' : ''}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>How fast gmia is</title>
<style>${style}</style>
</head>
<body>
<h1>How fast gmia is</h1>
<p class="about">${escapeHtml(about)}</p>
${
  cases.length
    ? `<p>${explanation}</p>
${tableHtml(casesTable(cases))}
<ul>${notes(cases)
        .map(note => `<li>${escapeHtml(note)}</li>`)
        .join('\n')}</ul>`
    : ''
}
${
  growth.length
    ? `<h2>How the cost grows</h2>
<script>${plotlySource()}</script>
${growth.map(one => chartHtml(growthChart(one).figure)).join('\n')}
${tableHtml(growthTable(growth))}`
    : ''
}
</body>
</html>
`;
}
