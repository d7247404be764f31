import type { Data } from 'plotly.js-dist';
import { checkFields, checkText, expected } from '../../core/check';
import { checkList } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { distinctNames } from '../../core/distinctNames';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, palette } from './chartStyle';

/** A number and what it was on every split: a line of `bandChart`. */
export interface Banded {
  label: string;
  /** null where there was nothing to count. */
  values: (number | null)[];
  median: number | null;
  low?: number;
  high?: number;
  paper: number | null;
}

export interface BandOptions {
  /** Above the chart. Default: none. */
  title?: string;
  /** Default 'share'. */
  xTitle?: string;
  /** What the legend calls the numbers and their bands. Default 'median' and 'band'. */
  names?: { value?: string; band?: string };
}

/**
 * Draws numbers that vary from split to split. Each number has a line with its value on every split, the band that
 * holds most values, the median, and the number that the paper prints.
 * @throws RangeError for what is no such line, and when there is no number at all
 * @example
 * const line = { label: 'precision', values: [0.7, 0.8, 0.9], median: 0.8, low: 0.72, high: 0.88, paper: 0.74 };
 * const chart = bandChart([line], { title: 'Three splits' });
 * chart.figure.data.map(({ name }) => name); // => ['one split', 'band', 'median', 'paper']
 */
export function bandChart(lines: Banded[], options: BandOptions = {}): Chart {
  if (!Array.isArray(checkList('lines', lines))) expected('lines to be objects', lines);
  lines.forEach(checkLine);
  checkOptions('bandChart', options, { title: true, xTitle: true, names: true });
  const { title = '', xTitle = 'share', names = {} } = options;
  checkOptions('bandChart: names', names, { value: true, band: true });
  const { value = 'median', band = 'band' } = names;
  const labels = distinctNames(lines.map(({ label }) => plotlyText(label)));
  const label = (line: Banded) => labels[lines.indexOf(line)];
  const points = lines.flatMap(line =>
    Array.from(line.values).flatMap(value => (value === null ? [] : [{ x: value, y: label(line) }])),
  );
  const found = lines.filter(({ median }) => median !== null);
  const printed = lines.filter(({ paper }) => paper !== null);
  const markers = (name: string, items: { x: number; y: string }[], marker: object): Data[] =>
    items.length === 0
      ? []
      : [{ type: 'scatter', mode: 'markers', name, x: items.map(({ x }) => x), y: items.map(({ y }) => y), marker }];
  const data: Data[] = [
    ...markers('one split', points, { symbol: 'line-ns-open', size: 9, color: palette[5], opacity: 0.8 }),
    {
      type: 'scatter',
      mode: 'lines',
      name: plotlyText(checkText('names.band', band)),
      line: { color: palette[0], width: 3 },
      hoverinfo: 'skip',
      x: found.flatMap(({ low, high }) => [low ?? null, high ?? null, null]),
      y: found.flatMap(line => [label(line), label(line), null]),
    },
    ...markers(
      plotlyText(checkText('names.value', value)),
      found.map(line => ({ x: line.median!, y: label(line) })),
      { symbol: 'circle', size: 9, color: palette[0] },
    ),
    ...markers(
      'paper',
      printed.map(line => ({ x: line.paper!, y: label(line) })),
      { symbol: 'diamond', size: 11, color: palette[1] },
    ),
  ];
  const layout = chartLayout(
    { title, xTitle, yTitle: '' },
    {},
    { type: 'category', categoryorder: 'array', categoryarray: labels.slice().reverse() },
  );
  // The legend's place is told in heights of the plot, which here is low or high: its distance in pixels stays.
  const plot = 28 * lines.length + 16;
  const margin = { ...layout.margin, b: 96 };
  const legend = { ...layout.legend, y: -60 / plot };
  return new Chart({ data, layout: { ...layout, margin, legend, height: plot + margin.b + (margin.t ?? 0) } });
}

function checkLine(line: Banded, i: number): void {
  const name = `lines[${i}]`;
  checkFields(name, line, '{ label, values, median, paper }', ['label', 'values', 'median', 'paper']);
  const { label, values, median, low, high, paper } = line;
  for (const end of [low, high])
    if (end !== undefined && !Number.isFinite(end)) expected(`the band of ${name} to be finite`, end);
  checkText(`${name}.label`, label);
  checkList(`${name}.values`, values);
  for (const one of [...values, median, paper])
    if (one !== null && !Number.isFinite(one)) expected(`the numbers of ${name} to be finite, or null`, one);
}
