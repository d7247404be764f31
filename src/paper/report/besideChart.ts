import { checkOptions } from '../../core/checkOptions';
import { bandChart } from '../../display/charts/bandChart';
import type { Chart } from '../../display/charts/chart';
import { checkRows, cutoffWords, type Row } from './row';

/** Words for the parameters by which rows of one setting differ. */
const parameters = { steps: 'steps', delta: 'δ', beta: 'β', lambda: 'λ' } as const;

/**
 * Draws the shares that the paper prints beside ours: a line for each, with our number and its interval, and the
 * paper's as a diamond. Lines are named by what they differ in.
 * @param rows those that the paper prints no share for are left out
 * @param options.cutoff what a cut-off is; default 'p ≤', or 'confidence ≥' of the earlier attack
 * @throws RangeError where the paper prints none of them
 * @example
 * const row = { exhibit: 'T1', setting: 'cancer', metric: 'recall', measure: 'recall', cutoff: 0.01, ours: 0.05 };
 * const chart = besideChart([{ ...row, paper: 0.032, low: 0.02, high: 0.08 }], { title: 'Table 1' });
 * chart.figure.data.map(({ name }) => name); // => ['95 % interval', 'ours', 'paper']
 */
export function besideChart(rows: Row[], options: { title?: string; cutoff?: string } = {}): Chart {
  checkRows('rows', rows);
  checkOptions('besideChart', options, { title: true, cutoff: true });
  const { title, cutoff: words } = options;
  const printed = rows.filter(({ measure, paper }) => paper !== null && /^(precision|recall)$/.test(measure ?? ''));
  const differ = (name: keyof Row) => new Set(printed.map(row => row[name])).size > 1;
  const label = (row: Row): string =>
    [
      ...(differ('setting') ? [row.setting] : []),
      ...Object.entries(parameters).flatMap(([name, word]) => {
        const value = row[name as keyof typeof parameters];
        return differ(name as keyof Row) && value !== undefined ? [`${word} ${Number(value.toPrecision(3))}`] : [];
      }),
      row.metric,
      ...(row.cutoff === undefined ? [] : [`${words ?? cutoffWords(row)} ${row.cutoff}`]),
    ].join(', ');
  const lines = printed.map(row => ({ ...row, label: label(row), values: [], median: row.ours }));
  return bandChart(lines, { title, names: { value: 'ours', band: '95 % interval' } });
}
