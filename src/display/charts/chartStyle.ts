import type { Layout } from 'plotly.js-dist';
import { checkText } from '../../core/check';
import { plotlyText, plotlyTitle } from '../escape';

/** Colours that also people with a colour-vision deficiency tell apart (Okabe and Ito 2008). */
export const palette = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'];
export const symbols = ['circle', 'cross', 'diamond', 'triangle-up', 'square', 'x', 'star'] as const;
export const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash'] as const;

/** Item `i` of a list that starts again at its end. */
export const nth = <T>(list: readonly T[], i: number): T => list[i % list.length];

/** Texts around a chart; shown as they are, tags included. */
export interface ChartTexts {
  title?: string;
  xTitle?: string;
  yTitle?: string;
}

type Axis = NonNullable<Layout['xaxis']>;

/** The layout that charts share: 640 by 420 pixels, white in light and dark themes, legend below. */
export function chartLayout(
  { title = '', xTitle = '', yTitle = '' }: ChartTexts,
  x: Partial<Axis> = {},
  y: Partial<Axis> = {},
): Partial<Layout> {
  checkText('title', title);
  checkText('xTitle', xTitle);
  checkText('yTitle', yTitle);
  const text = title && plotlyTitle(title);
  const axis = {
    gridcolor: '#e6e6e6',
    linecolor: '#999999',
    zeroline: false,
    ticks: 'outside',
    tickcolor: '#999999',
    automargin: true,
  } as const;
  return {
    width: 640,
    height: 420,
    margin: { l: 64, r: 24, t: text ? 36 + 20 * text.split('<br>').length : 24, b: 56 },
    paper_bgcolor: '#ffffff',
    plot_bgcolor: '#ffffff',
    font: { family: 'system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif', size: 13, color: '#222222' },
    ...(text && {
      title: { text, font: { size: 16 }, x: 0.02, xanchor: 'left', y: 1, yanchor: 'top', pad: { t: 14 } },
    }),
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: -0.2, yanchor: 'top' },
    hovermode: 'closest',
    xaxis: { ...axis, title: { text: plotlyText(xTitle), standoff: 10 }, ...x },
    yaxis: { ...axis, title: { text: plotlyText(yTitle), standoff: 10 }, ...y },
  } as Partial<Layout>;
}
