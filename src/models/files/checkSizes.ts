import { expected } from '../../core/check';
import { roleNames } from './answerFiles';
import type { FileArray } from './fileArray';
import type { GivenAnswers } from './givenAnswers';
import { sizesOf } from './sizesOf';

/**
 * Checks that all arrays are about the same records, and memberships about the same models as the answers.
 * @returns how many records, and how many classes, where answers tell
 * @throws RangeError that names the array which does not fit
 */
export function checkSizes(given: GivenAnswers): { records: number; classes?: number } {
  const roles = roleNames.filter(role => given[role]);
  const [first] = roles.map(role => given[role]!);
  const { records } = sizesOf(first);
  const differs = (source: string, got: number) =>
    expected(
      `answers on the same ${records} records in ${source} as in ${first.answers.source}`,
      got,
      'Models come first in an array, then records.',
    );
  for (const role of roles) {
    const { answers, membership } = given[role]!;
    const own = sizesOf(given[role]!);
    if (own.records !== records) differs(answers.source, own.records);
    if (membership) checkMembership(membership, own.models, records);
  }
  for (const array of [...given.labels.map(label => label.array), ...given.ids]) {
    if (array.shape.length !== 1) expected(`one value for each record in ${array.source}`, array.shape.join(' × '));
    if (array.shape[0] !== records) differs(array.source, array.shape[0]);
  }
  return { records, classes: roles.map(role => sizesOf(given[role]!).classes).find(classes => classes !== undefined) };
}

function checkMembership({ shape, source }: FileArray, models: number, records: number): void {
  const fits = (...wanted: number[]) => shape.join() === wanted.join();
  if (fits(models, records) || (models === 1 && fits(records))) return;
  const advice = fits(records, models) ? 'Transpose it.' : '';
  expected(`membership of ${models} models × ${records} records in ${source}`, shape.join(' × '), advice);
}
