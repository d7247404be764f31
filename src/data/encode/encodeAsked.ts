import { count } from '../../core/format';
import type { Cells } from './cells';
import { tooLong } from './doubtfulNumbers';
import { encodeCategories } from './encodeCategories';
import type { Outcome } from './encodedColumn';
import { encodeNumbers } from './encodeNumbers';
import { numbersAmong } from './numbersAmong';
import type { Scale } from './scale';
import { countTexts, survey } from './survey';
import { unitRemarks } from './unitRemarks';

/** A column that must hold numbers. */
export function encodeNumeric(cells: Cells, scale: Scale): Outcome {
  const { name, number } = cells;
  const found = survey(cells);
  const { sorted, missing, texts } = found;
  if (texts > 0) return { unfit: numbersAmong(cells, countTexts(cells)).advice() };
  if (sorted.length === 0) return { unfit: `${count(missing)} missing and no value. List it under \`drop\`.` };
  const long = tooLong(cells, found);
  if (long && long.texts > found.distinct) return { unfit: long.unfit };
  const encoded = encodeNumbers({ ...found, name, number }, scale, 'listed under `numeric`');
  return { ...encoded, remarks: [...encoded.remarks, ...unitRemarks(cells)] };
}

/** A column that holds categories, whatever these look like. */
export const encodeCategorical = (cells: Cells): Outcome =>
  encodeCategories(cells, countTexts(cells), 'listed under `categorical`');
