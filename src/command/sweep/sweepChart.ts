import type { Data, Layout } from 'plotly.js-dist';
import { Chart } from '../../display/charts/chart';
import { chartLayout, dashes, nth, palette, symbols } from '../../display/charts/chartStyle';
import { plotlyText } from '../../display/escape';
import type { SweepRun } from './sweepRun';
import type { SweptNumber } from './sweptNumbers';
import { valueText } from './valuesText';

const columns = 2;
const gap = 0.12;
const height = 300;

/**
 * Numbers against a parameter, with their intervals: a small chart for each number, a line for each combination of the
 * other parameters.
 * @param varied the parameters that differ: a numeric one with most values goes along x
 * @throws RangeError without any number
 */
export function sweepChart(runs: readonly SweepRun[], varied: readonly string[], numbers: SweptNumber[]): Chart {
  const along = alongX(runs, varied);
  const others = varied.filter(name => name !== along);
  const labelOf = ({ values }: SweepRun) => others.map(name => `${name} ${valueText(values[name])}`).join(', ');
  const labels = [...new Set(runs.map(labelOf))];
  const { xaxis, yaxis, ...base } = chartLayout({});
  const lines = Math.ceil(numbers.length / columns);
  const layout: Record<string, unknown> = {
    ...base,
    width: numbers.length > 1 ? 960 : 640,
    height: 120 + height * lines,
    showlegend: labels.length > 1,
    margin: { ...base.margin, l: 72 },
    legend: { ...base.legend, y: -60 / (height * lines) },
  };
  const data = numbers.flatMap((number, at) => {
    const key = at === 0 ? '' : at + 1;
    const [x, y] = place(at, numbers.length, lines);
    const title = (text: string) => ({ text: plotlyText(text, 60), standoff: 8 });
    const numeric = runs.every(({ values }) => typeof values[along] === 'number');
    layout[`xaxis${key}`] = { ...xaxis, title: title(along), domain: x, anchor: `y${key}`, ...(!numeric && category) };
    layout[`yaxis${key}`] = { ...yaxis, title: title(number.name), domain: y, anchor: `x${key}` };
    return labels.map((label, i) =>
      trace(
        number,
        runs.map((run, place) => ({ run, place })).filter(({ run }) => labelOf(run) === label),
        along,
        {
          name: plotlyText(label || number.name),
          color: nth(palette, i),
          symbol: nth(symbols, i),
          dash: nth(dashes, i),
          first: at === 0,
          key,
        },
      ),
    );
  });
  return new Chart({ data, layout: layout as Partial<Layout> });
}

const category = { type: 'category' };

/** A numeric parameter before others, then the one with most values. */
function alongX(runs: readonly SweepRun[], varied: readonly string[]): string {
  const weight = (name: string) => {
    const values = new Set(runs.map(({ values }) => JSON.stringify(values[name])));
    return values.size + (runs.every(({ values }) => typeof values[name] === 'number') ? runs.length : 0);
  };
  return varied.reduce((best, name) => (weight(name) > weight(best) ? name : best));
}

/** The part of the picture that a small chart takes, from left to right and from top to bottom. */
function place(at: number, all: number, lines: number): [x: [number, number], y: [number, number]] {
  if (all === 1)
    return [
      [0, 1],
      [0, 1],
    ];
  const width = (1 - gap) / columns;
  const left = (at % columns) * (width + gap);
  const step = 1 / lines;
  const top = 1 - Math.floor(at / columns) * step;
  return [
    [left, left + width],
    [top - step + (lines > 1 ? 0.3 * step : 0), top],
  ];
}

interface Style {
  name: string;
  color: string;
  symbol: string;
  dash: string;
  first: boolean;
  key: number | '';
}

function trace(
  number: SweptNumber,
  runs: { run: SweepRun; place: number }[],
  along: string,
  { name, color, symbol, dash, first, key }: Style,
): Data {
  const points = runs.flatMap(({ run, place }) => {
    const row = number.rows[place];
    return row === undefined || row.ours === null ? [] : [{ x: run.values[along], row, y: row.ours }];
  });
  if (points.every(({ x }) => typeof x === 'number')) points.sort((a, b) => Number(a.x) - Number(b.x));
  const reach = (end: 'low' | 'high') => points.map(({ y, row }) => Math.abs((row[end] ?? y) - y));
  const bars = points.some(({ row }) => row.low !== undefined);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name,
    legendgroup: name,
    showlegend: first,
    x: points.map(({ x }) => (typeof x === 'number' ? x : plotlyText(valueText(x)))),
    y: points.map(({ y }) => y),
    xaxis: `x${key}`,
    yaxis: `y${key}`,
    line: { color, dash, width: 2 },
    marker: { color, symbol, size: 7 },
    ...(bars && {
      error_y: { type: 'data', symmetric: false, array: reach('high'), arrayminus: reach('low'), width: 3, color },
    }),
  } as Data;
}
