import { formatCell } from '../../../core/format';
import { bandChart } from '../../../display/charts/bandChart';
import type { Chart } from '../../../display/charts/chart';
import type { Row } from '../../report/row';
import { bandCell } from '../selection/bandCell';
import { choiceWords, openNumbers } from './openNumbers';

/**
 * The numbers that the paper prints, a line for each and each choice: our number with its interval, the paper's, and
 * whether the choice brings it back.
 * @example
 * const row = { exhibit: 'open-selection', setting: 'cancer', metric: 'selected', measure: 'selected', paper: 5 };
 * const ours = { ...row, question: 'our defaults', choice: 'all', ours: 3, low: 1, high: 4, verdict: 'disagrees' };
 * const [line] = openTable([ours]);
 * line.ours; // => '3 [1.00, 4.00]'
 */
export const openTable = (rows: Row[]): Record<string, string>[] =>
  openNumbers(rows).flatMap(({ words, paper, ours, others }) =>
    [ours, ...others].map(row => ({
      number: words,
      choice: choiceWords(row),
      ours: bandCell(row),
      paper: formatCell(paper),
      verdict: row.verdict ?? '',
    })),
  );

/**
 * Draws what choices make of the numbers that disagree with the paper by our defaults: a chart for each, a line for
 * each choice with our number, its interval and the paper's. Where none disagrees there is no chart.
 * @param rows with verdicts
 * @example
 * const row = { exhibit: 'open-selection', setting: 'cancer', metric: 'selected', measure: 'selected', paper: 5 };
 * const ours = { ...row, question: 'our defaults', choice: 'all', ours: 3, low: 1, high: 4, verdict: 'disagrees' };
 * openCharts([ours]).length; // => 1
 */
export const openCharts = (rows: Row[]): Chart[] =>
  openNumbers(rows)
    .filter(({ ours }) => ours.verdict === 'disagrees')
    .map(({ words, paper, ours, others }) => {
      const lines = [ours, ...others].map(row => ({
        label: choiceWords(row),
        values: [],
        median: row.ours,
        low: row.low,
        high: row.high,
        paper,
      }));
      return bandChart(lines, { title: words, xTitle: ours.measure, names: { value: 'ours', band: '95 % interval' } });
    });
