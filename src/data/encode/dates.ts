const time = '(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s?(Z|[+-]\\d{2}:?\\d{2})?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.]?)(\\d{1,2})\\2(\\d{1,2})${time}$`);
const yearLast = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})${time}$`);
const yearAndMonth = /^(\d{4})[-/](\d{1,2})$/;
const monthName = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const byName = new RegExp(`^(?:\\w+,? )?(?:\\d{1,2}\\.?[ -])?${monthName}\\.?[ -](?:\\d{1,2},? )?\\d{2,4}\\b`, 'i');
const shortYear = /^\d{1,2}[./-]\d{1,2}[./-]\d{2}\b/;

const msPerMinute = 60_000;

/**
 * The time that a text says, in ms since 1970 (UTC where it names no zone); NaN where it says none. Reads 2020-12-31
 * (ISO 8601, also with / or without signs), 2020-12, 31.12.2020 and, as `dayFirst` says, 31/12/2020 or 12/31/2020,
 * with or without a time of day.
 */
export function parseDate(text: string, dayFirst: boolean): number {
  const month = yearAndMonth.exec(text);
  if (month) return timeOf(month[1], month[2], '1');
  const iso = yearFirst.exec(text);
  if (iso) return timeOf(iso[1], iso[3], iso[4], iso.slice(5));
  const other = yearLast.exec(text);
  if (!other) return NaN;
  const [, first, sign, second, year] = other;
  return dayFirst || sign === '.'
    ? timeOf(year, second, first, other.slice(5))
    : timeOf(year, first, second, other.slice(5));
}

function timeOf(year: string, month: string, day: string, clock: (string | undefined)[] = []): number {
  const [hours = '0', minutes = '0', seconds = '0', zone] = clock;
  const date = new Date(Date.UTC(+year, +month - 1, +day));
  const exists = date.getUTCMonth() === +month - 1 && date.getUTCDate() === +day; // the 30th of February does not
  if (!exists || +hours > 24 || +minutes > 59 || +seconds > 60) return NaN;
  return date.getTime() + ((+hours * 60 + +minutes) * 60 + +seconds) * 1000 - offsetOf(zone);
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = 60 * +zone.slice(1, 3) + +zone.slice(-2);
  return (zone[0] === '-' ? -minutes : minutes) * msPerMinute;
}

/** Whether a text looks like a date, be it one that `parseDate` does not read: 31.12.20, 1 Jan 2020. */
export const looksLikeDate = (text: string): boolean =>
  !Number.isNaN(parseDate(text, true)) ||
  !Number.isNaN(parseDate(text, false)) ||
  byName.test(text) ||
  shortYear.test(text);

/**
 * Whether the day stands first in dates as 3/4/2020, as far as others tell: one that has no meaning the other way
 * round. Undefined where none does, 'both' where they contradict each other; false where no date has the question.
 */
export function dayFirstIn(
  texts: Iterable<string>,
): { dayFirst: boolean; told: string | undefined } | undefined | 'both' {
  let open = false;
  let found: { dayFirst: boolean; told: string } | undefined;
  for (const text of texts) {
    const [, first, sign, second] = yearLast.exec(text) ?? [];
    if (sign === undefined || sign === '.') continue;
    open = true;
    if (+first <= 12 === +second <= 12) continue;
    const dayFirst = +first > 12;
    if (found && found.dayFirst !== dayFirst) return 'both';
    found ??= { dayFirst, told: text };
  }
  return found ?? (open ? undefined : { dayFirst: false, told: undefined });
}
