import { formatCell } from '../../../core/format';
import { groupBy } from '../../../core/groupBy';
import { bandChart } from '../../../display/charts/bandChart';
import type { Chart } from '../../../display/charts/chart';
import type { Row } from '../../report/row';
import { bandCell } from '../selection/bandCell';
import { choiceWords, openNumbers } from './openNumbers';

/** What choices make of a setting, to show. */
export interface OpenTable {
  title: string;
  /** The paper's numbers, then ours, then those of each choice: a column for each number, with verdicts. */
  lines: Record<string, string>[];
}

/**
 * The numbers that the paper prints as a table for each setting: a column for each, a line for the paper, one for our
 * defaults and one for each choice, with intervals and verdicts.
 * @param rows with verdicts
 * @example
 * const row = { exhibit: 'open-selection', setting: 'cancer', metric: 'selected', measure: 'selected', paper: 5 };
 * const ours = { ...row, question: 'our defaults', choice: 'all', ours: 3, low: 1, high: 4, verdict: 'disagrees' };
 * const [{ lines }] = openTable([ours]);
 * lines[1].selected; // => '3 [1.0, 4.0] disagrees'
 */
export const openTable = (rows: Row[]): OpenTable[] =>
  [...groupBy(openNumbers(rows), ({ title }) => title)].map(([title, numbers]) => {
    const choices = [...new Set(numbers.flatMap(({ ours, others }) => [ours, ...others].map(choiceWords)))];
    const cells = numbers.map(({ words, paper, ours, others }) => {
      const own = new Map([ours, ...others].map(row => [choiceWords(row), `${bandCell(row)} ${row.verdict ?? ''}`]));
      return { words, paper: formatCell(paper), own };
    });
    const line = (choice: string, cell: (one: (typeof cells)[number]) => string) => ({
      choice,
      ...Object.fromEntries(cells.map(one => [one.words, cell(one)])),
    });
    return {
      title,
      lines: [
        line('the paper', ({ paper }) => paper),
        ...choices.map(choice => line(choice, ({ own }) => own.get(choice) ?? '')),
      ],
    };
  });

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
    .map(({ title, words, paper, ours, others }) => {
      const lines = [ours, ...others].map(row => ({
        label: choiceWords(row),
        values: [],
        median: row.ours,
        low: row.low,
        high: row.high,
        paper,
      }));
      return bandChart(lines, {
        title: `${title}: ${words}`,
        xTitle: ours.measure,
        names: { value: 'ours', band: '95 % interval' },
      });
    });
