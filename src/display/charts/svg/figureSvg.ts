import { sha256 } from '../../../core/sha256';
import { type Figure, figureName } from '../figure';
import { drawnHere } from './plotlyHere';
import { svgText } from './svgText';
import { thinned } from './thinned';

const known = new WeakMap<Figure, string | undefined>();

/**
 * A figure as an SVG file: what Plotly draws in a browser, without one, and the same at each call. 10 kB, or 60 with a
 * thousand points, in about a tenth of a second; the first one of a process takes a second more.
 * @returns undefined for what only a browser can draw: three dimensions, maps, and what Plotly draws by WebGL
 */
export function figureSvg(figure: Figure): string | undefined {
  if (!known.has(figure)) known.set(figure, draw(figure));
  return known.get(figure);
}

/** Types of traces that Plotly draws as SVG and by the axes of a plane. */
const inThePlane = new Set([
  ...['scatter', 'bar', 'box', 'violin', 'histogram', 'histogram2d', 'heatmap', 'contour', 'pie'],
  ...['waterfall', 'funnel', 'candlestick', 'ohlc'],
]);

function draw(figure: Figure): string | undefined {
  const json = JSON.stringify(figure);
  const prefix = `g${sha256(json).slice(0, 8)}-`;
  const { data, layout } = JSON.parse(json) as Figure; // Plotly writes into what it is given
  if (!data.every(({ type = 'scatter' }) => inThePlane.has(type))) return undefined;
  const traces = data.map(trace => thinned(trace, layout));
  return drawnHere(traces, { width: 640, height: 420, ...layout }, svg => svgText(svg, figureName(figure), prefix));
}
