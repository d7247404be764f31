import { checkInteger, expected } from '../core/check';

/** Checks that there is a class, a whole number from 0, for each of some records. @throws RangeError otherwise */
export function checkClasses(what: string, classes: ArrayLike<number>, records: number): void {
  if (classes?.length !== records) expected(`${what} of ${records} records`, `${classes?.length} values`);
  for (let i = 0; i < records; i++) checkInteger(`${what}[${i}]`, classes[i], 0);
}
