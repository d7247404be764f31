import type { Data } from 'plotly.js-dist';
import type { Scored } from '../attack/scored';
import { roc, type Roc } from '../evaluate/roc';
import { checkNumber, expected } from '../stats/check';
import { Chart } from './chart';
import { chartLayout, dashes, nth, palette } from './chartStyle';
import { plotlyText } from './escape';

type Named = Pick<Scored, 'name' | 'score' | 'truth'> & Partial<Pick<Scored, 'warnings'>>;

const manyPoints = 60;
/** So many points of a curve at most, evenly along the axis: finer than the pixels of a chart. */
const columns = 600;
const leastOfAll = 1e-4;
/** With few non-members, still one power of ten is drawn. */
const greatestLeast = 0.1;

/**
 * The ROC curves of one or more attacks on logarithmic axes, where the few confident guesses can be seen (Carlini et al. 2022):
 * raw steps, each as high as the true-positive rate at the largest realised false-positive rate, as `tprAt` reads it; the dashed
 * line is guessing blindly. The threshold is on hover. Points less than a pixel apart are drawn as one.
 * @param results attacks that know who was a member; one or an array. Their warnings go with the chart. One without members or
 *   non-members is named in the warnings instead of drawn
 * @param options.least where both axes begin, at least 1e-10 and below 1; default one false positive of the largest number of
 *   non-members, but 1e-4 at least and 0.1 at most
 * @throws RangeError when no attack can be drawn, or one does not know who was a member
 */
export function rocChart(
  results: Named | Named[], { title = 'True and false positives', least }: { title?: string; least?: number } = {},
): Chart {
  if (least !== undefined) checkNumber('least', least, 1e-10, 0.999);
  const attacks = [results].flat().map(result => ({ name: result.name, curve: roc(result), result }));
  const drawn = attacks.filter(({ curve }) => curve.fpr[0] === 0 && curve.tpr[0] === 0);
  const empty = attacks.filter(one => !drawn.includes(one)).map(({ name }) => name);
  if (drawn.length === 0)
    expected('an attack on members and non-members', empty.join(', ') || 'no attack', 'Was anything selected and attacked?');
  const from = least ?? leastOf(drawn.map(({ result }) => result.truth!));
  const range: [number, number] = [Math.log10(from) - 0.02, 0.02];
  const axis = { type: 'log' as const, range, dtick: 1, exponentformat: 'power' as const };
  const layout = chartLayout({ title, xTitle: 'false-positive rate', yTitle: 'true-positive rate' }, axis, axis);
  const line = { color: '#777777', width: 1, dash: 'dash' } as const;
  layout.shapes = [{ type: 'line', x0: from, x1: 1, y0: from, y1: 1, line, layer: 'below' }];
  const warnings = empty.map(name => `${name}: no curve, as there were no members or no non-members.`);
  return new Chart({ data: drawn.map(({ name, curve }, i) => trace(name, curve, from, i)), layout },
    [...warnings, ...new Set(attacks.flatMap(({ result }) => result.warnings ?? []))]);
}

function leastOf(truths: Uint8Array[]): number {
  const nonMembers = truths.map(truth => truth.length - truth.reduce((sum, one) => sum + one, 0));
  return Math.min(greatestLeast, Math.max(leastOfAll, 1 / Math.max(...nonMembers)));
}

function trace(name: string, { fpr, tpr, threshold }: Roc, least: number, i: number): Data {
  const kept = corners(fpr, tpr, least);
  return {
    type: 'scatter',
    name: plotlyText(name),
    x: kept.map(at => Math.max(fpr[at], least)),
    y: kept.map(at => tpr[at]),
    customdata: kept.map(at => threshold[at]),
    mode: kept.length > manyPoints ? 'lines' : 'lines+markers',
    line: { shape: 'hv', color: nth(palette, i), dash: nth(dashes, i), width: 2 },
    marker: { size: 5, color: nth(palette, i) },
    hovertemplate: 'threshold %{customdata:.4g}<br>false positives %{x:.3g}<br>true positives %{y:.3g}',
  };
}

/**
 * The points that make the picture: of those in one column of the logarithmic axis, and of all below `least`, the last one, and
 * no point that only goes on at the height of the one before, but for the end. Without a true positive there is no height yet.
 */
function corners(fpr: Float64Array, tpr: Float64Array, least: number): number[] {
  const columnOf = (at: number) => Math.ceil((columns * Math.log(Math.max(fpr[at], least) / least)) / -Math.log(least));
  const kept: number[] = [];
  const end = fpr.length - 1;
  for (let at = 0; at <= end; at++) {
    if (tpr[at] === 0 || (at < end && columnOf(at + 1) === columnOf(at))) continue;
    if (at === end || kept.length === 0 || tpr[at] > tpr[kept[kept.length - 1]]) kept.push(at);
  }
  return kept;
}
