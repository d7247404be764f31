import { cellAt } from './cellAt';
import type { Cells } from './cells';
import { dayFirstIn, looksLikeDate, parseDate } from './dates';
import type { Outcome } from './encodedColumn';
import { encodeNumbers } from './encodeNumbers';
import { quoted } from './quoted';
import type { Scale } from './scale';
import { countTexts, distinctOfSorted, firstRow } from './survey';

const msPerDay = 86_400_000;
const msPerHour = 3_600_000;

/** What is made of a date, each from ms since 1970. */
const parts: Record<string, (time: number) => number> = {
  year: time => new Date(time).getUTCFullYear(),
  month: time => new Date(time).getUTCMonth() + 1,
  day: time => new Date(time).getUTCDate(),
  weekday: time => ((new Date(time).getUTCDay() + 6) % 7) + 1,
};
const hour = (time: number) => (((time % msPerDay) + msPerDay) % msPerDay) / msPerHour;

/** Features of dates: days since 1 January 1970, or the parts of a date. */
export function encodeDates(
  cells: Cells,
  as: 'days' | 'parts',
  { scale, dayFirst }: { scale: Scale; dayFirst?: boolean },
): Outcome {
  const { name, records } = cells;
  const texts = countTexts(cells);
  const order = dayFirst === undefined ? dayFirstIn(texts.keys()) : { dayFirst, told: undefined };
  if (order === undefined || order === 'both') return { unfit: doubtful(cells, order) };
  const times = new Map([...texts.keys()].map(text => [text, parseDate(text, order.dayFirst)]));
  const odd = firstRow(cells, text => Number.isNaN(times.get(text)));
  if (odd >= 0) return { unfit: `${cellAt(cells, odd)} is no date such as 2020-12-31, 31.12.2020 or 12/31/2020.` };
  if (texts.size === 0) return { unfit: 'no value. List it under `drop`.' };
  const isTimed = [...times.values()].some(time => time % msPerDay !== 0);
  const made: Record<string, (time: number) => number> =
    as === 'days' ? { '': time => time / msPerDay } : { ...parts, ...(isTimed && { hour }) };
  const timeAt = (row: number) => times.get(cells.text(row) ?? '') ?? NaN;
  const told =
    order.told === undefined ? '' : `, ${order.dayFirst ? 'day' : 'month'} first as in ${quoted(order.told)}`;
  const encoded = Object.entries(made).map(([part, make]) => {
    const number = (row: number) => make(timeAt(row)); // NaN stays NaN
    const all = Float64Array.from({ length: records }, (_, row) => number(row)).filter(value => !Number.isNaN(value));
    const missing = records - all.length;
    const sorted = all.sort();
    const numbers = { name, number, sorted, distinct: distinctOfSorted(sorted), missing };
    const found = encodeNumbers(numbers, scale, `listed under \`dates\`${told}`, 'date');
    return {
      ...found,
      columns: found.columns.map(column =>
        part ? { ...column, name: `${name} ${part}` } : { ...column, isDate: true },
      ),
    };
  });
  const { decision, remarks, isMissing } = encoded[0];
  return {
    columns: encoded.flatMap(({ columns }) => columns),
    isMissing,
    write: (record, into, at) => encoded.forEach(({ write }, i) => write(record, into, at + i)),
    decision: {
      ...decision,
      distinct: texts.size,
      decided:
        as === 'days' ? `days since 1970: ${decision.decided}` : `a feature each: ${Object.keys(made).join(', ')}`,
    },
    remarks,
  };
}

function doubtful(cells: Cells, order: 'both' | undefined): string {
  const which = cellAt(cells, firstRow(cells, looksLikeDate));
  return order === 'both'
    ? `has dates with the day first and dates with the month first, as ${which}. Correct it, or give \`dayFirst\`.`
    : `${which} may be day and month or month and day. Give \`dayFirst: true\` or \`dayFirst: false\`.`;
}
