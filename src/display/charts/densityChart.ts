import type { Data } from 'plotly.js-dist';
import { checkCount, checkFields, checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { kernelDensity, silverman } from '../../stats/numeric/density';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { type ChartTexts, chartLayout, dashes, nth, palette } from './chartStyle';

export interface DensityOptions extends ChartTexts {
  /** A kernel density, or a histogram of shares on common bins. Default 'density'. */
  method?: 'density' | 'histogram';
  /** Bins of the histogram, at most 10,000; default 30. */
  bins?: number;
  /** Names in the legend; default "out" and "in". */
  names?: { in: string; out: string };
}

/**
 * How a number is distributed over models trained without a record (out) and with it (in); paper figures 1b and 14.
 * Values that are not finite are left out, with a warning.
 * @throws RangeError when neither sample has a finite value, and for options out of range
 * @example
 * const chart = densityChart({ out: [0.1, 0.2, 0.3], in: [0.3, 0.5] }, { xTitle: 'probability' });
 * chart.figure.data.map(({ name }) => name); // => ['out', 'in']
 */
export function densityChart(
  samples: { in: ArrayLike<number>; out: ArrayLike<number> },
  options: DensityOptions = {},
): Chart {
  checkFields('samples', samples, '{ in, out }', ['in', 'out']);
  for (const name of ['in', 'out'] as const) checkSample(name, samples[name]);
  checkOptions('densityChart', options, {
    method: true,
    bins: true,
    names: true,
    title: true,
    xTitle: true,
    yTitle: true,
  });
  const { method = 'density', bins = 30, names = { in: 'in', out: 'out' } } = options;
  checkCount('bins', bins, 1, 10_000);
  checkFields('names', names, '{ in, out }', ['in', 'out']);
  for (const name of [names.in, names.out]) checkText('a name', name);
  if (method !== 'density' && method !== 'histogram') expected("method to be 'density' or 'histogram'", method);
  const groups = [
    { name: names.out, values: samples.out },
    { name: names.in, values: samples.in },
  ].map(({ name, values }) => ({ name, all: values.length, values: Array.from(values).filter(Number.isFinite) }));
  const warnings = groups
    .filter(({ all, values }) => all > values.length)
    .map(({ name, all, values }) => `${name}: ${all - values.length} of ${all} values are not finite and not drawn.`);
  const used = groups.filter(({ values }) => values.length > 0);
  if (used.length === 0)
    expected(
      'a finite value in "in" or "out"',
      `${samples.in.length} and ${samples.out.length} values, none of them finite`,
    );
  const everything = used.flatMap(({ values }) => values);
  const low = everything.reduce((a, b) => Math.min(a, b));
  const high = everything.reduce((a, b) => Math.max(a, b));
  const draw = method === 'density' ? density(low, high) : histogram(low, high, bins);
  const layout = chartLayout(
    { xTitle: 'value', yTitle: method === 'density' ? 'density' : 'share of models', ...options },
    {},
    { rangemode: 'tozero' },
  );
  layout.barmode = 'overlay';
  return new Chart({ data: used.map(draw), layout }, warnings);
}

type Group = { name: string; values: number[] };

const points = 200;
const least = 1e-300; // of a bandwidth: a density is as large as its inverse

const density =
  (low: number, high: number) =>
  ({ name, values }: Group, i: number): Data => {
    const spread = silverman(values) || (high - low) / 100;
    const width = spread > least ? spread : 0.01; // equal values become a narrow peak
    const from = low - 3 * width;
    const to = high + 3 * width;
    const x = Array.from({ length: points }, (_, at) => from + ((to - from) * at) / (points - 1));
    const densityAt = kernelDensity(
      values.map(value => [value]),
      [width],
    );
    return {
      type: 'scatter',
      mode: 'lines',
      name: plotlyText(name),
      x,
      y: x.map(at => densityAt([at])),
      line: { color: nth(palette, i), dash: nth(dashes, i), width: 2 },
      fill: 'tozeroy',
      fillcolor: `${nth(palette, i)}26`,
    };
  };

const histogram =
  (low: number, high: number, bins: number) =>
  ({ name, values }: Group, i: number): Data => {
    const size = (high - low) / bins || 1;
    const counts = new Array<number>(bins).fill(0);
    for (const value of values) counts[Math.min(bins - 1, Math.floor((value - low) / size))]++;
    return {
      type: 'bar',
      name: plotlyText(name),
      x: counts.map((_, bin) => low + (bin + 0.5) * size),
      y: counts.map(count => count / values.length),
      width: size,
      marker: { color: nth(palette, i), opacity: 0.6 },
      hovertemplate: '%{x:.4g}: %{y:.1%}',
    };
  };

function checkSample(name: string, sample: ArrayLike<number>): void {
  checkList(`samples.${name}`, sample);
  for (let i = 0; i < sample.length; i++)
    if (typeof sample[i] !== 'number') expected(`samples.${name}[${i}] to be a number`, sample[i]);
}
