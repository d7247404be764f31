import { count } from '../../core/format';
import { cellAt } from './cellAt';
import type { Cells } from './cells';
import { type Notation, numberReader } from './notation';
import { suggestNotation, writtenOptions } from './suggestNotation';
import { firstRow } from './survey';

/** So many different texts tell how the others are written. */
const enough = 1000;
/** With fewer, numbers may as well be names of categories. */
const fewNumbers = 3;

/** Texts of a column as numbers, in this notation or another. */
export interface NumbersAmong {
  /** Whether most values are numbers, though some are none as they are written. */
  areMost: boolean;
  /** What settles how the column is read. */
  advice(): string;
}

/** Looks for numbers among the texts of a column. */
export function numbersAmong(cells: Cells, counts: Map<string, number>): NumbersAmong {
  const others = [...counts.keys()].filter(text => Number.isNaN(cells.read(text)));
  const suggestions = suggestNotation(others.slice(0, enough));
  const readers = suggestions.map(numberReader);
  const isNumber = (text: string) => !Number.isNaN(cells.read(text)) || readers.some(read => !Number.isNaN(read(text)));
  let [cellsInAll, cellsOfNumbers, different] = [0, 0, 0];
  for (const [text, times] of counts) {
    cellsInAll += times;
    if (!isNumber(text)) continue;
    cellsOfNumbers += times;
    different++;
  }
  return {
    areMost: different >= fewNumbers && (2 * different > counts.size || 2 * cellsOfNumbers > cellsInAll),
    advice: () => adviceOn(cells, counts, suggestions, isNumber),
  };
}

function adviceOn(
  cells: Cells,
  counts: Map<string, number>,
  suggestions: Notation[],
  isNumber: (text: string) => boolean,
): string {
  const odd = firstRow(cells, text => !isNumber(text));
  const written = firstRow(cells, text => Number.isNaN(cells.read(text)) && isNumber(text));
  const said: string[] = [];
  if (written >= 0) {
    const text = cells.text(written)!;
    const readings = suggestions
      .map(notation => ({ option: writtenOptions(notation), number: numberReader(notation)(text) }))
      .filter(({ number }) => !Number.isNaN(number));
    const options = readings.map(({ option, number }) =>
      readings.length > 1 ? `${option} if it means ${number}` : option,
    );
    said.push(`${cellAt(cells, written)} is a number in another notation. Give ${options.join(', ')}.`);
  }
  if (odd >= 0) {
    const texts = [...counts].filter(([text]) => !isNumber(text));
    const times = texts.reduce((sum, [, n]) => sum + n, 0);
    const text = cells.text(odd)!;
    const others = times > 1 ? `, nor are ${count(times - 1)} more` : '';
    const brackets = /^\(.*\d.*\)$/.test(text) ? 'Write negative numbers with a minus sign, or list' : 'List';
    said.push(
      `${cellAt(cells, odd)} is no number${others}. ${brackets} such texts under \`missing\`, or the column under ` +
        '`categorical` or `drop`.',
    );
  } else said.push('Or list the column under `categorical` or `drop`.');
  return said.join(' ');
}
