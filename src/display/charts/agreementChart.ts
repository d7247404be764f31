import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import { Agreement } from '../../evaluate/agreement';
import type { Chart } from './chart';
import { heatmapChart } from './heatmapChart';

/**
 * Draws as colours which attacks flag the same pairs: the Jaccard indices over all flagged pairs.
 * @example
 * const truth = [1, 0, 1, 0];
 * const scored = name => ({ name, score: { values: Float64Array.of(4, 1, 3, 2), width: 2 }, truth, warnings: [] });
 * const attacks = [scored('one attack'), scored('another')];
 * agreementChart(agreement(attacks, { fpr: 0 })).figure.data[0].z; // => [[1, 1], [1, 1]]
 */
export function agreementChart(found: Agreement, options: { title?: string } = {}): Chart {
  if (!(found instanceof Agreement)) expected('an agreement', found, 'It is what agreement() gives.');
  checkOptions('agreementChart', options, { title: true });
  const { attacks, overlaps, fpr } = found;
  const { title = `Flagged alike at false-positive rate ${fpr}` } = options;
  const names = attacks.map(({ name }) => name);
  const { length } = names;
  const values = Float64Array.from({ length: length ** 2 }, (_, i) => Number(i % (length + 1) === 0));
  for (const { a, b, all } of overlaps)
    for (const [y, x] of [
      [a, b],
      [b, a],
    ])
      values[names.indexOf(y) * length + names.indexOf(x)] = all.value ?? NaN;
  return heatmapChart({ values, width: length }, { x: names, y: names, range: [0, 1], zTitle: 'Jaccard index', title });
}
