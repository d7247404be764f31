import { randomUUID } from 'node:crypto';
import { escapeJson } from '../escape';
import { warningsHtml } from '../warningsHtml';
import type { Chart } from './chart';

/** What Plotly is told beside the figure. */
export const plotlyConfig = {
  displaylogo: false,
  displayModeBar: 'hover',
  modeBarButtonsToRemove: ['select2d', 'lasso2d', 'autoScale2d'],
};

/**
 * A chart as HTML that draws itself, with its warnings below. `plotlyTag` loads Plotly into the page; it may be empty
 * where an earlier output loaded it.
 */
export function chartHtml({ figure, warnings }: Chart, plotlyTag: string): string {
  const id = `gmia-${randomUUID()}`;
  const { width = 640, height = 420 } = figure.layout;
  const size = `width: ${Number(width)}px; height: ${Number(height)}px; max-width: 100%`;
  return `${plotlyTag}<div id="${id}" style="${size}"></div>
<script>
(async () => {
  const place = document.getElementById("${id}");
  if (!place) return;
  try {
    await window.gmiaPlotly;
    if (!window.Plotly) throw new Error("Plotly is not on this page; restart the kernel and run all cells");
    const { data, layout } = ${escapeJson(figure)};
    await window.Plotly.newPlot(place, data, layout, ${escapeJson(plotlyConfig)});
  } catch (error) {
    place.style.height = "auto";
    place.textContent = "This chart cannot be drawn: " + error.message + ".";
  }
})();
</script>${warningsHtml(warnings)}`;
}
