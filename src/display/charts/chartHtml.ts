import { randomUUID } from 'node:crypto';
import { escapeHtml, escapeJson } from '../escape';
import { type Figure, figureName } from './figure';
import { figureSvg } from './svg/figureSvg';

/** What Plotly is told beside the figure. */
export const plotlyConfig = {
  displaylogo: false,
  displayModeBar: 'hover',
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
};

// Paper has no use for Plotly's tool bar.
const style = '<style>@media print { .gmia-chart .modebar-container { display: none !important } }</style>';

/**
 * A figure as a picture in HTML, which every page shows, also one that runs no script or has no network. It is an
 * `<img>` with its SVG inside: some pages, such as GitHub's, take SVG out of a notebook's outputs or draw it by the
 * page's own style, and none of them does that to images.
 */
export function pictureHtml(figure: Figure): string {
  const svg = figureSvg(figure);
  const name = escapeHtml(figureName(figure));
  if (!svg) return `<p>${name} (drawn by scripts only)</p>`;
  const { width = 640, height = 420 } = figure.layout;
  const size = `width="${Number(width)}" height="${Number(height)}" style="max-width: 100%; height: auto"`;
  return `<img alt="${name}" ${size} src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`;
}

/**
 * The same with a script that puts a chart to explore in its place, as wide as the page has room. Plotly is the page's
 * (`window.Plotly`, or the promise `window.gmiaPlotly`), or comes from the file `plotly` beside the page; where neither
 * is there the picture stays.
 */
export function chartHtml(figure: Figure, plotly = ''): string {
  const id = `gmia-${randomUUID()}`;
  return `${style}<figure id="${id}" class="gmia-chart" style="margin: 0; position: relative" \
aria-label="${escapeHtml(figureName(figure))}">${pictureHtml(figure)}</figure>
<script>
(async () => {
  const place = document.getElementById("${id}");
  if (!place) return;
  const drawing = document.createElement("div");
  const load = file => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: file, onload: resolve, onerror: reject });
    document.head.append(script);
  });
  try {
    const file = ${escapeJson(plotly)};
    if (file && !window.Plotly && !window.gmiaPlotly) await (window.gmiaPlotlyFile ??= load(file));
    await window.gmiaPlotly;
    if (!window.Plotly) return;
    const { data, layout } = ${escapeJson(figure)};
    const most = layout.width ?? 640;
    const width = () => Math.min(most, place.clientWidth || most);
    Object.assign(drawing.style, { position: "absolute", top: 0, visibility: "hidden" });
    place.append(drawing);
    await window.Plotly.newPlot(drawing, data, { ...layout, width: width() }, ${escapeJson(plotlyConfig)});
    place.replaceChildren(drawing);
    Object.assign(drawing.style, { position: "", top: "", visibility: "" });
    addEventListener("resize", () => window.Plotly.relayout(drawing, { width: width() }));
  } catch {
    drawing.remove(); // the picture says it all
  }
})();
</script>`;
}
