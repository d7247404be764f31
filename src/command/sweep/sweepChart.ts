import type { Data, Layout } from 'plotly.js-dist';
import { Chart } from '../../display/charts/chart';
import { chartLayout, dashes, nth, palette, symbols } from '../../display/charts/chartStyle';
import { plotlyText } from '../../display/escape';
import type { SweepRun } from './sweepRun';
import type { SweptNumber } from './sweptNumbers';
import { valueText } from './valuesText';

/** Pixels of a small chart, and between two of them, for the axis of the one and the name of the other. */
const height = 190;
const gap = 90;

/**
 * Numbers against a parameter, with their intervals: a small chart for each number, one below the other, so that x is
 * at the same place in all; a line for each combination of the other parameters.
 * @param varied the parameters that differ: a numeric one with most values goes along x
 * @throws RangeError without any number
 */
export function sweepChart(runs: readonly SweepRun[], varied: readonly string[], numbers: SweptNumber[]): Chart {
  const along = alongX(runs, varied);
  const others = varied.filter(name => name !== along);
  const labelOf = ({ values }: SweepRun) => others.map(name => `${name} ${valueText(values[name])}`).join(', ');
  const labels = [...new Set(runs.map(labelOf))];
  const { xaxis, yaxis, ...base } = chartLayout({});
  const whole = numbers.length * (height + gap) - gap;
  const topOf = (at: number) => 1 - (at * (height + gap)) / whole;
  const layout: Record<string, unknown> = {
    ...base,
    height: whole + 150,
    showlegend: labels.length > 1,
    margin: { ...base.margin, t: 40, b: 110 },
    legend: { ...base.legend, y: -60 / whole },
    annotations: numbers.map(({ name }, at) => ({ ...heading, text: plotlyText(name), y: topOf(at) })),
  };
  const data = numbers.flatMap((number, at) => {
    const key = at === 0 ? '' : at + 1;
    const domain = [Math.max(0, topOf(at) - height / whole), topOf(at)];
    const numeric = runs.every(({ values }) => typeof values[along] === 'number');
    const title = { text: plotlyText(along), standoff: 8 };
    layout[`xaxis${key}`] = { ...xaxis, title, anchor: `y${key}`, ...(!numeric && category) };
    layout[`yaxis${key}`] = { ...yaxis, title: { text: '' }, domain, anchor: `x${key}` };
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

/** The name of a small chart, above it. */
const heading = {
  x: 0,
  xref: 'paper',
  xanchor: 'left',
  yref: 'paper',
  yanchor: 'bottom',
  showarrow: false,
  font: { size: 14 },
};

/** A numeric parameter before others, then the one with most values. */
function alongX(runs: readonly SweepRun[], varied: readonly string[]): string {
  const weight = (name: string) => {
    const values = new Set(runs.map(({ values }) => JSON.stringify(values[name])));
    return values.size + (runs.every(({ values }) => typeof values[name] === 'number') ? runs.length : 0);
  };
  return varied.reduce((best, name) => (weight(name) > weight(best) ? name : best));
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
