import type { Data } from 'plotly.js-dist';
import { checkFields, checkNumber, checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions, type Names } from '../../core/checkOptions';
import type { RateBound } from '../../evaluate/audit/boundsAt';
import { rocCorners } from '../../evaluate/rocCorners';
import { normalCdf, normalQuantile } from '../../stats/numeric/distributions';
import { checkDelta } from '../../stats/privacy/epsilonBound';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, dashes, nth, palette } from './chartStyle';
import { sharedWarnings } from './sharedWarnings';

type Named = Parameters<typeof rocCorners>[0];

/** A bound of privacy, as a curve: what tells members from non-members so badly lies above it. */
export type PrivacyCurve = { name: string; epsilon: number; delta?: number } | { name: string; mu: number };

/** Rates that were measured, with their intervals. */
export type MeasuredRates = { name: string } & Pick<RateBound, 'tpr' | 'fpr'>;

export interface TradeOffOptions {
  /** Above the chart. Default: none. */
  title?: string;
  /** Rates with intervals, such as the bounds of an audit. Default: none. */
  points?: readonly MeasuredRates[];
  /** Curves of (ε, δ) or µ. Default: none. */
  bounds?: readonly PrivacyCurve[];
  /** 'log' (default) shows few errors of either kind, 'linear' all. */
  scale?: 'log' | 'linear';
  /** Where logarithmic axes begin, from 1e-10 to 0.999; default 0.001. */
  least?: number;
}

const names: Names<TradeOffOptions> = { title: true, points: true, bounds: true, scale: true, least: true };

/**
 * What an attack has to put up with: its false-negative against its false-positive rate, which an attack that sees
 * nothing sums to 1 (dashed grey). Private training keeps both from being small: below the curve of ε or µ no attack
 * comes. So a curve that measured points lie under is too good to be true, and the curve of a bound is the least that
 * they leave possible.
 * @param results attacks that know who was a member, drawn as they are, without intervals; one, an array, or none
 * @param options.points rates with intervals at one threshold: a bound takes the upper end of each
 * @param options.bounds such as `{ name: 'one run', epsilon: 1, delta: 1e-5 }`, or `{ name: 'µ', mu: 0.5 }`
 * @throws RangeError when there is nothing to draw, an attack does not know who was a member, or options out of range
 * @example
 * const chart = tradeOffChart([], { bounds: [{ name: 'ε', epsilon: Math.log(3) }], scale: 'linear' });
 * const { x, y } = chart.figure.data[0];
 * y[x.indexOf(0.25)]; // => 0.25
 */
export function tradeOffChart(results: Named | readonly Named[], options: TradeOffOptions = {}): Chart {
  checkOptions('tradeOffChart', options, names);
  const { title = 'What attacks leave of privacy', points = [], bounds = [], scale = 'log', least = 0.001 } = options;
  if (scale !== 'log' && scale !== 'linear') expected("scale to be 'log' or 'linear'", scale);
  checkNumber('least', least, 1e-10, 0.999);
  const from = scale === 'log' ? least : 0;
  const curves = [results].flat().map(result => rocCorners(result as Named));
  const measured = checkList('points', points).map(checkPoint);
  const lines = checkList('bounds', bounds).map(checkBound);
  const data = [
    ...lines.map((bound, i) => boundTrace(bound, from, i)),
    ...curves.map(({ name, fpr, tpr }, i) => curveTrace(name, fpr, tpr, from, i)),
    ...measured.map((point, i) => pointTrace(point, from, i + curves.length)),
  ];
  if (data.length === 0) expected('an attack, a point or a bound to draw', 'none');
  const range: [number, number] = scale === 'log' ? [Math.log10(from) - 0.02, 0.02] : [-0.01, 1.01];
  const logarithmic = { type: 'log', dtick: 1, exponentformat: 'power' } as const;
  const axis = { range, ...(scale === 'log' ? logarithmic : {}) };
  const layout = chartLayout({ title, xTitle: 'false-positive rate', yTitle: 'false-negative rate' }, axis, axis);
  const chance = boundTrace(
    { name: 'guessing', epsilon: 0, line: { color: '#777777', width: 1, dash: 'dash' } },
    from,
    0,
  );
  return new Chart({ data: [...data, chance], layout }, sharedWarnings(curves));
}

type Line = { color: string; width: number; dash: string };
type Bound = PrivacyCurve & { line?: Line };

/** Rates at which curves are computed: even on both scales. */
function grid(from: number): number[] {
  const steps = 200;
  const even = Array.from({ length: steps + 1 }, (_, i) => i / steps);
  const logarithmic = even.map(share => (from || 1e-3) ** (1 - share));
  return [...new Set([...even, ...logarithmic, ...logarithmic.map(rate => 1 - rate)])].sort((a, b) => a - b);
}

/** The least false-negative rate that a bound leaves at a false-positive rate. */
function leastFnr(bound: PrivacyCurve, fpr: number): number {
  if ('mu' in bound) return fpr <= 0 ? 1 : fpr >= 1 ? 0 : normalCdf(-normalQuantile(fpr) - bound.mu);
  const { epsilon, delta = 0 } = bound;
  return Math.max(0, 1 - delta - Math.exp(epsilon) * fpr, Math.exp(-epsilon) * (1 - delta - fpr));
}

function boundTrace(bound: Bound, from: number, i: number): Data {
  const x = grid(from).filter(fpr => fpr >= from && leastFnr(bound, fpr) >= from);
  return {
    type: 'scatter',
    name: plotlyText(bound.name),
    x,
    y: x.map(fpr => leastFnr(bound, fpr)),
    mode: 'lines',
    line: bound.line ?? { color: nth(palette, i), dash: nth(dashes, i + 1), width: 1.5 },
    hovertemplate: 'false positives %{x:.3g}<br>false negatives %{y:.3g}',
  } as Data;
}

const curveTrace = (name: string, fpr: Float64Array, tpr: Float64Array, from: number, i: number): Data => ({
  type: 'scatter',
  name: plotlyText(name),
  x: Array.from(fpr, rate => Math.max(rate, from)),
  y: Array.from(tpr, rate => Math.max(1 - rate, from)),
  mode: 'lines',
  line: { shape: 'hv', color: nth(palette, i), width: 2 },
  hovertemplate: 'false positives %{x:.3g}<br>false negatives %{y:.3g}',
});

function pointTrace({ name, tpr, fpr }: MeasuredRates, from: number, i: number): Data {
  const within = (rate: number) => Math.max(rate, from);
  const bar = (value: number, low: number, high: number) => ({
    type: 'data',
    symmetric: false,
    array: [within(high) - within(value)],
    arrayminus: [within(value) - within(low)],
    thickness: 1,
  });
  const fnr = { value: 1 - tpr.value, low: 1 - tpr.high, high: 1 - tpr.low };
  return {
    type: 'scatter',
    name: plotlyText(name),
    x: [within(fpr.value)],
    y: [within(fnr.value)],
    error_x: bar(fpr.value, fpr.low, fpr.high),
    error_y: bar(fnr.value, fnr.low, fnr.high),
    mode: 'markers',
    marker: { size: 8, color: nth(palette, i) },
    hovertemplate: 'false positives %{x:.3g}<br>false negatives %{y:.3g}',
  } as Data;
}

function checkPoint(point: MeasuredRates, i: number): MeasuredRates {
  checkFields(`points[${i}]`, point, '{ name, tpr, fpr }', ['name', 'tpr', 'fpr'], 'Audits give such rates.');
  checkText(`points[${i}].name`, point.name);
  for (const rate of ['tpr', 'fpr'] as const) {
    checkFields(`points[${i}].${rate}`, point[rate], '{ value, low, high }', ['value', 'low', 'high']);
    const { value, low, high } = point[rate];
    checkNumber(`points[${i}].${rate}.low`, low, 0, 1);
    checkNumber(`points[${i}].${rate}.value`, value, low, 1);
    checkNumber(`points[${i}].${rate}.high`, high, value, 1);
  }
  return point;
}

function checkBound(bound: PrivacyCurve, i: number): PrivacyCurve {
  checkFields(`bounds[${i}]`, bound, '{ name, epsilon, delta } or { name, mu }', ['name']);
  checkText(`bounds[${i}].name`, bound.name);
  if ('mu' in bound) checkNumber(`bounds[${i}].mu`, bound.mu, 0, 100);
  else {
    checkNumber(`bounds[${i}].epsilon`, bound.epsilon, 0, 700);
    checkDelta(bound.delta ?? 0);
  }
  return bound;
}
