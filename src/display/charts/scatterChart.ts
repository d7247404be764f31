import type { Data } from 'plotly.js-dist';
import { checkFields, checkNumber, checkText, expected } from '../../core/check';
import { checkList, checkNumbers } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { type ChartTexts, chartLayout, nth, palette, symbols } from './chartStyle';

/** Points that share a name, a colour and a symbol. */
export interface PointGroup {
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Plotly's name of a symbol, such as "cross"; by default each group has another one. */
  symbol?: string;
  /** Pixels across; default 7. */
  size?: number;
}

/**
 * Groups of points in a plane, such as the records of the toy example (paper figure 1a).
 * @throws RangeError for a group whose x and y differ in length, and when no group has a point
 * @example
 * const chart = scatterChart([{ name: 'one group', x: [1, 2], y: [3, 4] }], { title: 'Two points' });
 * chart.figure.data[0].name; // => 'one group'
 */
export function scatterChart(groups: PointGroup[], texts: ChartTexts = {}): Chart {
  checkOptions('scatterChart', texts, { title: true, xTitle: true, yTitle: true });
  checkList('groups', groups).forEach(checkGroup);
  const data = groups.map(({ name, x, y, symbol, size = 7 }, i): Data => {
    if (x.length !== y.length) expected(`as many x as y in group ${name}`, `${x.length} and ${y.length}`);
    const shape = (symbol ?? nth(symbols, i)) as (typeof symbols)[number]; // Plotly knows some 500 names
    const marker = { symbol: shape, size, color: nth(palette, i), opacity: 0.75 };
    return { type: 'scatter', mode: 'markers', name: plotlyText(name), x: Array.from(x), y: Array.from(y), marker };
  });
  return new Chart({ data, layout: chartLayout({ xTitle: 'x', yTitle: 'y', ...texts }) });
}

function checkGroup(group: PointGroup, i: number): void {
  const at = `groups[${i}]`;
  const { name, x, y, symbol, size } = checkFields(at, group, '{ name, x, y }', ['name', 'x', 'y']);
  checkText(`${at}.name`, name);
  checkNumbers(`${at}.x`, x);
  checkNumbers(`${at}.y`, y);
  if (symbol !== undefined) checkText(`${at}.symbol`, symbol);
  if (size !== undefined) checkNumber(`${at}.size`, size, 0, 1000);
}
