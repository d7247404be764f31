import { checkNumber, checkText, expected } from '../../core/check';
import { checkList, checkMatrix } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { distinctNames } from '../../core/distinctNames';
import { type Matrix, rows } from '../../core/matrix';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { type ChartTexts, chartLayout } from './chartStyle';

export interface HeatmapOptions extends ChartTexts {
  /** Positions or labels of the columns and of the rows; by default they are counted from 0. */
  x?: ArrayLike<number | string>;
  y?: ArrayLike<number | string>;
  /** Title of the colour scale. Default: none. */
  zTitle?: string;
  /** Ends of the colour scale; values beyond have the end's colour. By default those of the data. */
  range?: [low: number, high: number];
}

/**
 * Draws a matrix as colours, such as the likelihood ratio over two queries (paper figure 1c). Row 0 is at the bottom.
 * Values that are not finite stay white.
 * @throws RangeError when the axes do not fit the matrix, or nothing in it is finite
 * @example
 * const chart = heatmapChart({ values: Float64Array.of(1, 2, 3, 4), width: 2 }, { x: ['a', 'b'] });
 * chart.figure.data[0].z; // => [[1, 2], [3, 4]]
 */
export function heatmapChart(matrix: Matrix, options: HeatmapOptions = {}): Chart {
  checkMatrix('matrix', matrix);
  checkOptions('heatmapChart', options, {
    x: true,
    y: true,
    zTitle: true,
    range: true,
    title: true,
    xTitle: true,
    yTitle: true,
  });
  if (options.range !== undefined) checkRange(options.range);
  checkText('zTitle', options.zTitle ?? '');
  const height = rows(matrix);
  const { width } = matrix;
  const x = axis('x', options.x, width);
  const y = axis('y', options.y, height);
  const z = Array.from({ length: height }, (_, i) =>
    Array.from(matrix.values.subarray(i * width, (i + 1) * width), value => (Number.isFinite(value) ? value : null)),
  );
  const [zmin, zmax] = options.range ?? [];
  return new Chart({
    data: [
      {
        type: 'heatmap',
        x: x.positions,
        y: y.positions,
        z: z as number[][],
        colorscale: 'Viridis',
        hoverongaps: false,
        colorbar: { title: { text: plotlyText(options.zTitle ?? ''), side: 'right' }, thickness: 16, outlinewidth: 0 },
        ...(options.range && { zmin, zmax }),
        hovertemplate: '%{x}, %{y}: %{z:.4g}<extra></extra>',
      },
    ],
    layout: chartLayout(options, { type: x.type }, { type: y.type }),
  });
}

const longestLabel = 24;

function axis(name: string, given: ArrayLike<number | string> | undefined, length: number) {
  if (given !== undefined) checkList(name, given);
  if (given && given.length !== length) expected(`${length} ${name} for the matrix`, given.length);
  const positions = given ? Array.from(given) : Array.from({ length }, (_, i) => i);
  for (const position of positions)
    if (typeof position !== 'string') checkNumber(`each of ${name}`, position, -Number.MAX_VALUE, Number.MAX_VALUE);
  const labels = positions.some(position => typeof position === 'string');
  return {
    type: labels ? ('category' as const) : ('linear' as const),
    // Plotly draws categories of one name in one place: those that are equal, or were made so by cutting them.
    positions: (labels
      ? distinctNames(positions.map(position => plotlyText(String(position), longestLabel)))
      : positions) as number[],
  };
}

function checkRange(range: [low: number, high: number]): void {
  if (checkList('range', range).length !== 2) expected('range to be [low, high]', range);
  const [low, high] = range;
  checkNumber('the low end of range', low, -Number.MAX_VALUE, Number.MAX_VALUE);
  checkNumber('the high end of range', high, low, Number.MAX_VALUE);
}
