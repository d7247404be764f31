import type { Data } from 'plotly.js-dist';
import { checkCount, expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import type { Calibration } from '../../evaluate/calibration';
import { checkCalibrations } from '../../evaluate/checkCalibrations';
import { countAtMost } from '../../stats/numeric/countAtMost';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, nth, palette } from './chartStyle';
import { sharedWarnings } from './sharedWarnings';

/**
 * Draws the distribution of the p-values of non-members, in bins of equal width closed on the right: the first is
 * P(p ≤ 1/bins). Calibrated p-values lie along the flat line; a first bin above it means that the attack claims too
 * much. With few references, p-values from ranks take few values, and some bins hold more of these values than others.
 * @param results one or several of `calibration`
 * @param options.bins at most 10,000; default 20
 * @throws RangeError when none has a p-value, and for bins out of range
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * pValueHistogram(calibration(result), { bins: 4 }).figure.data[0].y; // => [0, 0, 0.5, 0.5]
 */
export function pValueHistogram(
  results: Calibration | Calibration[],
  options: { title?: string; bins?: number } = {},
): Chart {
  checkOptions('pValueHistogram', options, { title: true, bins: true });
  const { title = 'p-values of non-members', bins = 20 } = options;
  checkCount('bins', bins, 1, 10_000);
  const all = checkCalibrations(results);
  const drawn = all.filter(({ pValues }) => pValues.length > 0);
  if (drawn.length === 0)
    expected(
      'a p-value of a non-member',
      all.map(({ name }) => name).join(', ') || 'no result',
      'Was anything selected and attacked?',
    );
  const texts = { title, xTitle: 'p-value', yTitle: 'share of non-members' };
  const layout = chartLayout(texts, { range: [0, 1] }, { rangemode: 'tozero' });
  layout.barmode = 'group';
  layout.bargap = 0.1;
  const line = { color: '#777777', width: 1, dash: 'dash' } as const;
  layout.shapes = [{ type: 'line', xref: 'paper', x0: 0, x1: 1, y0: 1 / bins, y1: 1 / bins, line }];
  const data = drawn.map(({ name, pValues }, i): Data => {
    const upTo = Array.from({ length: bins + 1 }, (_, bin) => (bin === 0 ? 0 : countAtMost(pValues, bin / bins)));
    const share = Array.from({ length: bins }, (_, bin) => (upTo[bin + 1] - upTo[bin]) / pValues.length);
    return {
      type: 'bar',
      name: plotlyText(name),
      x: share.map((_, bin) => (bin + 0.5) / bins),
      y: share,
      customdata: share.map(
        (_, bin) => `${Number((bin / bins).toFixed(3))} to ${Number(((bin + 1) / bins).toFixed(3))}`,
      ),
      marker: { color: nth(palette, i) },
      hovertemplate: 'p %{customdata}<br>%{y:.2%}',
    };
  });
  return new Chart({ data, layout }, sharedWarnings(drawn));
}
