import { expected } from '../../core/check';
import { recordNameAt } from '../../data/recordName';
import type { Records } from '../../data/records';
import { textsOf } from './arrayValues';
import { classesOf, classOrder } from './classOrder';
import type { GivenAnswers } from './givenAnswers';

/**
 * Checks labels of files against the records that the answers are said to be about.
 * @param byId whether ids have told which record is which
 * @returns what a reader has to know: what the order could not be checked by
 * @throws RangeError that names the first record of another class, and says how many there are
 */
export function checkLabels(given: GivenAnswers, records: Records, byId: boolean): string[] {
  const { classes, name } = records.dataset;
  const known = records.labels();
  for (const { array, names } of given.labels) {
    const labels = classesOf(array, classOrder(names, classes, array.source));
    const wrong = Array.from(labels.keys()).filter(r => labels[r] !== known[r]);
    if (wrong.length === 0) continue;
    const [r] = wrong;
    expected(
      `labels in ${array.source} as ${name} has them: ${classes[known[r]]} for ${recordNameAt(records, r)}`,
      classes[labels[r]],
      `So it is with ${wrong.length} of ${labels.length} records: are they in another order?`,
    );
  }
  if (byId) return [];
  return given.labels.length
    ? [`Whether answers are in the order of ${name} was checked by classes alone, for the files have no ids.`]
    : [`Nothing tells whether answers are in the order of ${name}: the files have neither ids nor labels.`];
}

/** The ids that files have, which must be the same in all. */
export function idsIn({ ids }: GivenAnswers): readonly string[] | undefined {
  const [first, ...others] = ids.map(textsOf);
  others.forEach((other, i) => {
    const at = other.findIndex((id, r) => id !== first[r]);
    if (at >= 0)
      expected(`ids in ${ids[i + 1].source} as in ${ids[0].source}: ${first[at]} for record ${at}`, other[at]);
  });
  return first;
}
