import { inOnePrecision } from '../core/inOnePrecision';
import type { Records } from '../data/records';
import { type AnswerKind, type Answers, answersAs } from './answers';
import type { Models } from './models';

/**
 * What reference models and targets say about the same records, to be compared: where both give the same kind of
 * answers, one in float32 and one in float64, all are rounded to float32 before anything is computed from them, so that
 * what is equal stays equal.
 * @throws RangeError as `Models.about` does
 */
export function aboutBoth(
  references: Models,
  targets: Models,
  records: Records,
  kind: AnswerKind,
): { reference: Answers; target: Answers } {
  const both = [references, targets];
  const finest = references.gives === targets.gives ? both.map(one => one.about(records, one.gives)) : [];
  const alike = inOnePrecision(...finest);
  const [reference, target] = alike.some((one, i) => one !== finest[i])
    ? alike.map((one, i) => answersAs(one, kind, records.labels(), both[i].name))
    : inOnePrecision(...both.map(one => one.about(records, kind)));
  return { reference, target };
}
