import type { Cells } from './cells';
import type { Survey } from './survey';

/** Fewer records may differ in everything by chance. */
const fewRecords = 20;

/** What pandas and R call a column that has no name. */
const unnamed = /^(?:|Unnamed: \d+)$/;
/** Called `id`, `patient_id`, `record-uuid` or `PatientID`, but neither `valid` nor `paid`. */
const isNamedId = (name: string): boolean =>
  /(?:^|[^\p{L}])(?:ids?|uuid|guid|identifier)$/iu.test(name) || /\p{Ll}(?:Id|ID|UUID|GUID)$/u.test(name);

/**
 * Why a column of whole numbers names or counts the records rather than measuring something; undefined where nothing
 * speaks for it. That all numbers differ is not enough: a precise income does, too. They have to run on without a gap
 * from 0, 1, 1000, 1001 or the like, or the column has no name or the name of an identifier, or its numbers are too
 * long to be kept.
 */
export function numbersAreIds(
  { name, records }: Cells,
  { sorted, distinct }: Survey,
  areTooLong: boolean,
): string | undefined {
  if (areTooLong) return 'names the records by numbers of many digits';
  if (!sorted.every(Number.isInteger)) return undefined;
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const differ = distinct === records;
  const runs = differ && last - first === records - 1;
  const begins = first % 1000 === 0 || first % 1000 === 1;
  if (runs && ((begins && records >= fewRecords) || unnamed.test(name)))
    return `counts the records, ${first} to ${last}`;
  if (differ && unnamed.test(name)) return 'has no name, and is different for each record';
  return isNamedId(name) && distinct > sorted.length / 2 ? 'is called an identifier' : undefined;
}

/** The same of a column of texts. */
export function textsAreIds({ name, records }: Cells, distinct: number, present: number): string | undefined {
  const differ = distinct === records;
  if (differ && (records >= fewRecords || unnamed.test(name))) return 'is different for each record';
  return isNamedId(name) && distinct > present / 2 ? 'is called an identifier' : undefined;
}
