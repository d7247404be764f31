import type { Data } from 'plotly.js-dist';
import { checkFields, checkText, expected } from '../../core/check';
import { checkList, checkNumbers } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { type ChartTexts, chartLayout, dashes, nth, palette, symbols } from './chartStyle';

/** A number that depends on another, with its interval. */
export interface Line {
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Ends of an interval of each y; NaN where it has none. Default: none. */
  low?: ArrayLike<number>;
  high?: ArrayLike<number>;
}

/**
 * Lines with the intervals of their points, such as what rules of selection find with more and more reference models.
 * @param options.log draws x on a logarithmic axis; default false
 * @throws RangeError for a line whose lists differ in length or hold what is no number, an x that is not above 0 on a
 *   logarithmic axis, and when no line has a point
 * @example
 * const line = { name: 'a rule', x: [10, 100], y: [0.5, 0.6], low: [0.4, 0.5], high: [0.6, 0.7] };
 * lineChart([line], { xTitle: 'models', log: true }).figure.layout.xaxis.type; // => 'log'
 */
export function lineChart(lines: Line[], options: ChartTexts & { log?: boolean } = {}): Chart {
  checkOptions('lineChart', options, { title: true, xTitle: true, yTitle: true, log: true });
  const { log = false, ...texts } = options;
  if (typeof log !== 'boolean') expected('log to be true or false', log);
  Array.from(checkList('lines', lines)).forEach((line, i) => checkLine(`lines[${i}]`, line, log));
  const data = lines.map(({ name, x, y, low, high }, i): Data => {
    const color = nth(palette, i);
    const reach = (end: ArrayLike<number> | undefined, sign: number) =>
      Array.from(y, (value, at) => sign * (end![at] - value) || 0);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      name: plotlyText(name),
      x: Array.from(x),
      y: Array.from(y),
      line: { color, dash: nth(dashes, i), width: 2 },
      marker: { symbol: nth(symbols, i), size: 7, color },
      ...(low && {
        error_y: { type: 'data', symmetric: false, array: reach(high, 1), arrayminus: reach(low, -1), width: 3, color },
      }),
    } as Data;
  });
  const values = [...new Set(lines.flatMap(({ x }) => Array.from(x)))].sort((a, b) => a - b);
  const axis = log ? ({ type: 'log', tickmode: 'array', tickvals: values, ticktext: values.map(String) } as const) : {};
  return new Chart({ data, layout: chartLayout({ xTitle: 'x', yTitle: 'y', ...texts }, axis) });
}

function checkLine(at: string, line: Line, log: boolean): void {
  const { name, x, y, low, high } = checkFields(at, line, '{ name, x, y }', ['name', 'x', 'y']);
  checkText(`${at}.name`, name);
  checkNumbers(`${at}.x`, x);
  checkNumbers(`${at}.y`, y);
  if (log && !Array.from(x).every(value => value > 0)) expected(`${at}.x above 0 on a logarithmic axis`, x);
  if ((low === undefined) !== (high === undefined)) expected(`${at} to have low and high, or neither`, 'one of them');
  for (const [end, values] of Object.entries({ y, low, high })) {
    if (values === undefined) continue;
    const odd = Array.from(checkList(`${at}.${end}`, values)).find(one => !Number.isFinite(one) && !Number.isNaN(one));
    if (odd !== undefined) expected(`finite numbers in ${at}.${end}, or NaN`, odd);
    if (values.length !== x.length) expected(`as many ${end} as x in ${at}`, `${values.length} and ${x.length}`);
  }
}
