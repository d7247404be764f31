import type { Data } from 'plotly.js-dist';
import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import type { Calibration } from '../../evaluate/calibration';
import { checkCalibrations } from '../../evaluate/checkCalibrations';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, dashes, nth, palette } from './chartStyle';
import { sharedWarnings } from './sharedWarnings';

/** Points drawn of each result at most. */
const POINTS = 300;

/**
 * Draws the sorted p-values of non-members against those expected under calibration, (i − 0.5)/n, on logarithmic axes.
 * On the dashed diagonal they are calibrated; below it the attack claims too much, above it less than it could. Of many
 * p-values about 300 are drawn, evenly along the axis: all of the smallest, few of the largest.
 * @param results one or several of `calibration`, such as the same attack by several methods
 * @throws RangeError when none has a p-value above 0
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * qqChart(calibration(result)).figure.data[1].y; // => [0.678, 0.917]
 */
export function qqChart(results: Calibration | Calibration[], options: { title?: string } = {}): Chart {
  checkOptions('qqChart', options, { title: true });
  const { title = 'p-values of non-members' } = options;
  const all = checkCalibrations(results);
  const drawn = all.filter(({ pValues }) => pValues.some(p => p > 0));
  if (drawn.length === 0)
    expected(
      'a p-value of a non-member',
      all.map(({ name }) => name).join(', ') || 'no result',
      'Was anything selected and attacked?',
    );
  const zeros = drawn.flatMap(({ name, pValues }) => {
    const count = pValues.findIndex(p => p > 0);
    return count > 0
      ? [`${name}: ${count} of ${pValues.length} p-values are 0 and left out, as the axis has no 0.`]
      : [];
  });
  const least = 0.5 / Math.max(...drawn.map(({ pValues }) => pValues.length));
  const diagonal: Data = {
    type: 'scatter',
    mode: 'lines',
    name: 'calibrated',
    x: [least, 1],
    y: [least, 1],
    line: { color: '#777777', width: 1, dash: 'dash' },
    hoverinfo: 'skip',
  };
  const layout = chartLayout(
    { title, xTitle: 'expected of calibrated p-values', yTitle: 'p-value' },
    { type: 'log', exponentformat: 'power' },
    { type: 'log', exponentformat: 'power' },
  );
  return new Chart({ data: [diagonal, ...drawn.map(trace)], layout }, [...zeros, ...sharedWarnings(drawn)]);
}

function trace({ name, pValues }: Calibration, i: number): Data {
  const n = pValues.length;
  const kept = places(n).filter(at => pValues[at] > 0);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name: plotlyText(name),
    x: kept.map(at => (at + 0.5) / n),
    y: kept.map(at => pValues[at]),
    line: { color: nth(palette, i), dash: nth(dashes, i), width: 1 },
    marker: { color: nth(palette, i), size: 4 },
    hovertemplate: 'expected %{x:.3g}<br>p %{y:.3g}',
  };
}

/** Positions from 0 to n − 1, at most so many, evenly on a logarithmic axis of (i + 0.5)/n; all where they are few. */
function places(n: number): number[] {
  if (n <= POINTS) return Array.from({ length: n }, (_, i) => i);
  const step = Math.log(2 * n - 1) / (POINTS - 1); // from 0.5 to n − 0.5
  return [
    ...new Set(Array.from({ length: POINTS }, (_, i) => Math.min(n - 1, Math.round(0.5 * Math.exp(i * step) - 0.5)))),
  ];
}
