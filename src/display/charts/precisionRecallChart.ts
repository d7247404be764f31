import type { Data } from 'plotly.js-dist';
import { checkFields, checkText, expected } from '../../core/check';
import { checkList, checkNumbers, checkTexts } from '../../core/checkList';
import { checkOptions } from '../../core/checkOptions';
import { type Judged, type PrecisionRecall, precisionRecall } from '../../evaluate/precisionRecall';
import { plotlyText } from '../escape';
import { Chart } from './chart';
import { chartLayout, dashes, nth, palette } from './chartStyle';

/** A curve with its name in the legend. */
export interface NamedCurve {
  name: string;
  curve: PrecisionRecall;
}

type Curves = (Judged & { name: string; warnings?: string[] }) | NamedCurve;

const manyPoints = 60;

/**
 * Precision against recall of one or more attacks (paper figures 8 to 11): raw steps without smoothing, the cut-off on
 * hover, a dashed line at 0.5, the precision of guessing blindly where half the records are members.
 * @param results attack results whose truth is known, or named curves; one or an array. A curve without a point is
 *   named in the warnings instead of drawn
 * @throws RangeError when no curve has a point
 * @example
 * const result = attackLosses({
 *   reference: { values: Float64Array.of(0.5, 0.8, 1.1, 0.4), width: 1 },
 *   target: { values: Float64Array.of(0.1, 0.2, 0.7, 1), width: 1 },
 *   truth: [1, 1, 0, 0],
 * });
 * const chart = precisionRecallChart(result);
 * chart.figure.data[0].x; // => [0.5, 1, 1]
 * chart.figure.data[0].y; // => [1, 1, 0.5]
 */
export function precisionRecallChart(results: Curves | Curves[], options: { title?: string } = {}): Chart {
  checkOptions('precisionRecallChart', options, { title: true });
  const { title = 'Precision and recall' } = options;
  const curves = [results].flat().map(asCurve);
  const drawn = curves.filter(({ curve }) => curve.recall.some(Number.isFinite));
  const empty = curves.filter(one => !drawn.includes(one)).map(({ name }) => name);
  if (drawn.length === 0)
    expected('a curve with at least one point', empty.join(', ') || 'no curve', 'Was anything selected and attacked?');
  const layout = chartLayout(
    { title, xTitle: 'recall', yTitle: 'precision' },
    { range: [-0.01, 1.01] },
    { range: [-0.01, 1.03] },
  );
  layout.shapes = [
    {
      type: 'line',
      xref: 'paper',
      x0: 0,
      x1: 1,
      y0: 0.5,
      y1: 0.5,
      line: { color: '#777777', width: 1, dash: 'dash' },
      layer: 'below',
    },
  ];
  const warnings = empty.map(name => `${name}: no curve, as nothing was attacked or no target knew the records.`);
  return new Chart({ data: drawn.map(trace), layout }, [...warnings, ...new Set(curves.flatMap(one => one.warnings))]);
}

function asCurve(one: Curves) {
  checkFields('results', one, 'the result of an attack, a named curve, or an array of them', ['name']);
  checkText('the name of a result', one.name);
  if ('curve' in one) return { name: one.name, curve: checkCurve(one.curve), warnings: [] };
  return { name: one.name, curve: precisionRecall(one), warnings: checkWarnings(one.warnings) };
}

function checkCurve(curve: PrecisionRecall): PrecisionRecall {
  const { cutoff, precision, recall } = checkFields('curve', curve, 'a curve of precisionRecall', [
    'cutoff',
    'precision',
    'recall',
  ]);
  checkList('recall of a curve', recall);
  const drawn = Array.from(recall).some(Number.isFinite); // without members there is no recall
  for (const list of drawn ? [cutoff, precision, recall] : [])
    if (checkNumbers('each coordinate of a curve', list).length !== recall.length)
      expected('a curve with as many points on each axis', `${list.length} and ${recall.length}`);
  return curve;
}

function checkWarnings(warnings: readonly string[] = []): readonly string[] {
  checkTexts('warnings', warnings);
  return warnings;
}

function trace({ name, curve }: NamedCurve, i: number): Data {
  const kept = corners(curve);
  const pick = (values: ArrayLike<number>) => kept.map(at => values[at]);
  return {
    type: 'scatter',
    name: plotlyText(name),
    x: pick(curve.recall),
    y: pick(curve.precision),
    customdata: pick(curve.cutoff),
    mode: kept.length > manyPoints ? 'lines' : 'lines+markers',
    // Between two points the recall is reached with the precision of the second: as average precision counts it.
    line: { shape: 'vh', color: nth(palette, i), dash: nth(dashes, i), width: 2 },
    marker: { size: 5, color: nth(palette, i) },
    hovertemplate: 'cut-off %{customdata:.3g}<br>recall %{x:.3f}<br>precision %{y:.3f}',
  };
}

/**
 * Keeps only the first and the last of the points on one vertical line: the picture is the same, and the page holds far
 * less data.
 */
function corners({ recall }: PrecisionRecall): number[] {
  return Array.from(recall.keys()).filter(i => !(recall[i] === recall[i - 1] && recall[i] === recall[i + 1]));
}
