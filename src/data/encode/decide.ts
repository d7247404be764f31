import { count } from '../../core/format';
import { cellAt } from './cellAt';
import type { Cells } from './cells';
import { looksLikeDate } from './dates';
import { doubtfulNumbers, tooLong } from './doubtfulNumbers';
import { encodeCategories } from './encodeCategories';
import { type EncodedColumn, leftOut, type Outcome } from './encodedColumn';
import { encodeNumbers } from './encodeNumbers';
import { numbersAreIds, textsAreIds } from './identifier';
import { numbersAmong } from './numbersAmong';
import type { Scale } from './scale';
import { countTexts, firstRow, rowOf, type Survey, survey } from './survey';
import { unitRemarks } from './unitRemarks';

/** A column with more is probably free text. Each category costs a feature. */
const mostCategories = 200;
/** Up to it, a column may have more categories than records for each. */
const fewCategories = 20;

/** Decides what a column is that no option names, by its values. */
export function decide(cells: Cells, scale: Scale): Outcome {
  const found = survey(cells);
  const { name } = cells;
  const { missing, sorted, texts } = found;
  if (texts > 0) return ofTexts(cells, found);
  if (sorted.length === 0)
    return leftOut({ name, distinct: 0, missing, why: 'has no value' }, [{ about: 'empty', item: shown(name) }]);
  return ofNumbers(cells, found, scale);
}

function ofNumbers(cells: Cells, found: Survey, scale: Scale): Outcome {
  const { name, number } = cells;
  const { missing, sorted } = found;
  const long = tooLong(cells, found);
  const distinct = long?.texts ?? found.distinct;
  const why = numbersAreIds(cells, found, long !== undefined && long.texts === cells.records);
  if (why) return identifier({ name, distinct, missing, why });
  const doubt = long?.unfit ?? doubtfulNumbers(cells, sorted);
  if (doubt) return { unfit: doubt };
  const encoded = encodeNumbers({ ...found, name, number }, scale, 'all values are numbers');
  const { remarks } = encoded;
  remarks.push(...unitRemarks(cells));
  if (distinct === cells.records && distinct > fewCategories && sorted.every(Number.isInteger))
    remarks.push({ about: 'different', item: shown(name) });
  const least = cells.raw(rowOf(cells, sorted[0])); // padded to one length, the smallest has most zeros
  if (/^0\d/.test(least)) remarks.push({ about: 'zeros', item: `${shown(name)} (${least})` });
  return encoded;
}

function ofTexts(cells: Cells, found: Survey): Outcome {
  const { name } = cells;
  const counts = countTexts(cells);
  const present = cells.records - found.missing;
  const likeDates = [...counts.keys()].filter(looksLikeDate).length;
  if (likeDates > counts.size / 2) {
    const date = cellAt(cells, firstRow(cells, looksLikeDate));
    return { unfit: `${date} is a date. Give \`dates: { ${key(name)}: 'days' }\`, or 'parts'.` };
  }
  const among = numbersAmong(cells, counts);
  if (among.areMost) return { unfit: among.advice() };
  const why = textsAreIds(cells, counts.size, present);
  if (why) return identifier({ name, distinct: counts.size, missing: found.missing, why });
  const odd = firstRow(cells, text => Number.isNaN(cells.read(text)));
  const noNumber = `${cellAt(cells, odd)} is not a number`;
  if (counts.size > mostCategories || (counts.size > fewCategories && counts.size > present / 2))
    return {
      unfit:
        `${count(counts.size)} categories in ${count(present)} records; ${noNumber}. List it under \`categorical\`, ` +
        '`id` or `drop`.',
    };
  const encoded = encodeCategories(cells, counts, noNumber);
  if (found.sorted.length > 0) encoded.remarks.push({ about: 'mixed', item: `${shown(name)}, as ${noNumber}` });
  return encoded;
}

const identifier = (decision: Parameters<typeof leftOut>[0]): EncodedColumn =>
  leftOut(decision, [{ about: 'leftOut', item: `${shown(decision.name)} (${decision.why})` }]);

/** A column's name in a sentence. */
const shown = (name: string) => name || 'the column without a name';

/** A column's name as the key of an object in code. */
const key = (name: string) => (/^[\p{L}_$][\p{L}\d_$]*$/u.test(name) ? name : JSON.stringify(name));
