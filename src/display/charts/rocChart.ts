import type { Data } from 'plotly.js-dist';
import { checkFields, checkNumber, checkText, expected } from '../../core/check';
import { checkList, checkNumbers } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { type RocCorners, rocCorners } from '../../evaluate/rocCorners';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, dashes, nth, palette } from './chartStyle';
import { sharedWarnings } from './sharedWarnings';

type Named = Parameters<typeof rocCorners>[0];

const manyPoints = 60;

/**
 * The ROC curves of one or more attacks on logarithmic axes, where the few confident guesses can be seen (Carlini et
 * al. 2022): raw steps, each as high as the true-positive rate at the largest realised false-positive rate, as `tprAt`
 * reads it; the dashed line shows blind guessing. Hovering shows the threshold. Points less than a pixel apart are
 * drawn as one.
 * @param results attacks that know who was a member, or `rocCorners` of them; one or an array. Their warnings go with
 *   the chart. An attack without members or non-members is named in the warnings instead of drawn
 * @param options.least where both axes begin, at least 1e-10 and below 1; default one false positive of the largest
 *   number of non-members, but 1e-4 at least and 0.1 at most. `rocCorners` have their own beginning
 * @throws RangeError when no attack can be drawn, or one does not know who was a member
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * rocChart(result).figure.data[0].y; // => [1, 1]
 */
export function rocChart(
  results: Named | RocCorners | (Named | RocCorners)[],
  options: { title?: string; least?: number } = {},
): Chart {
  checkOptions('rocChart', options, { title: true, least: true });
  const { title = 'True and false positives', least } = options;
  if (least !== undefined) checkNumber('least', least, 1e-10, 0.999);
  const curves = [results].flat().map(result => cornersOf(result, least));
  const drawn = curves.filter(({ fpr }) => fpr.length > 0);
  const empty = curves.filter(one => !drawn.includes(one)).map(({ name }) => name);
  if (drawn.length === 0)
    expected(
      'an attack on members and non-members',
      empty.join(', ') || 'no attack',
      'Was anything selected and attacked?',
    );
  const from = least ?? Math.min(...drawn.map(curve => curve.least));
  const range: [number, number] = [Math.log10(from) - 0.02, 0.02];
  const axis = { type: 'log' as const, range, dtick: 1, exponentformat: 'power' as const };
  const layout = chartLayout({ title, xTitle: 'false-positive rate', yTitle: 'true-positive rate' }, axis, axis);
  const line = { color: '#777777', width: 1, dash: 'dash' } as const;
  layout.shapes = [{ type: 'line', x0: from, x1: 1, y0: from, y1: 1, line, layer: 'below' }];
  const warnings = empty.map(name => `${name}: no curve, as there were no members or no non-members.`);
  return new Chart({ data: drawn.map((curve, i) => trace(curve, from, i)), layout }, [
    ...warnings,
    ...sharedWarnings(curves),
  ]);
}

const trace = ({ name, fpr, tpr, threshold }: RocCorners, least: number, i: number): Data => ({
  type: 'scatter',
  name: plotlyText(name),
  x: Array.from(fpr, rate => Math.max(rate, least)),
  y: Array.from(tpr),
  customdata: Array.from(threshold),
  mode: fpr.length > manyPoints ? 'lines' : 'lines+markers',
  line: { shape: 'hv', color: nth(palette, i), dash: nth(dashes, i), width: 2 },
  marker: { size: 5, color: nth(palette, i) },
  hovertemplate: 'threshold %{customdata:.4g}<br>false positives %{x:.3g}<br>true positives %{y:.3g}',
});

function cornersOf(result: Named | RocCorners, least: number | undefined): RocCorners {
  checkFields('results', result, 'the result of an attack, or an array of them', ['name']);
  return 'fpr' in result ? checkCorners(result) : rocCorners(result, least);
}

function checkCorners(corners: RocCorners): RocCorners {
  checkText('the name of a curve', corners.name);
  checkFields('results', corners, 'rocCorners of an attack', ['tpr', 'threshold', 'least', 'warnings']);
  const { fpr, tpr, threshold, least } = corners;
  for (const list of [fpr, tpr, threshold])
    if (checkNumbers('each coordinate of a curve', list).length !== fpr.length)
      expected('curves with as many points on each axis', `${list.length} and ${fpr.length}`);
  checkNumber('least', least, 1e-10, 0.999);
  checkList('the warnings of a curve', corners.warnings);
  return corners;
}
