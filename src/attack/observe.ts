import { inspect } from 'node:util';
import { expected } from '../core/check';
import type { Chosen } from '../data/chosen';
import { recordName } from '../data/recordName';
import { Records } from '../data/records';
import { aboutBoth } from '../models/aboutBoth';
import type { AnswerKind, Answers } from '../models/answers';
import { coarsenessText, isCoarser } from '../models/coarseness';
import type { Models } from '../models/models';
import { requireKind } from '../models/requireKind';
import { requireModels } from '../models/requireModels';
import { twinWarnings } from './twinWarnings';

/** What an attack is about: models, and records that were chosen beforehand. */
export interface Attacked {
  /** The attacked records, and their classes. */
  readonly records: Records;
  readonly labels: Int32Array;
  /** How they were chosen; undefined when they were given as such. */
  readonly selection?: Chosen;
  /**
   * 1 where a target was trained on a record, `[targets × records]`; undefined when not known. To evaluate, not to
   * attack.
   */
  readonly truth?: Uint8Array;
  /** The models themselves, for what they say about other records. */
  readonly references: Models;
  readonly targets: Models;
  /** What a reader has to know of data, selection and models. */
  readonly warnings: readonly string[];
}

/** What an attack judges by: numbers that are at hand. */
export interface Observations extends Attacked {
  /** What the reference models and the targets say about the records, of the kind that the attack needs. */
  readonly reference: Answers;
  readonly target: Answers;
}

/**
 * Checks models and records as an attack needs it.
 * @param who needs it, for the error
 * @throws RangeError as `checkAttacked` does, and for models that give less than is needed
 */
export function attacked(
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  needs: AnswerKind,
  who: string,
): Attacked {
  const records = recordsOf(chosen);
  const selection = chosen instanceof Records ? undefined : chosen;
  checkAttacked(references, targets, records);
  requireKind(references, needs, who);
  requireKind(targets, needs, who);
  return {
    records,
    selection,
    labels: records.labels(),
    references,
    targets,
    truth: targets.members(records),
    warnings: [...warningsOf(records, selection, references, targets), ...unlike(references, targets, needs)],
  };
}

/** What is to be said of what an attack rests on, from the data up: each once. */
export const warningsOf = (
  { dataset }: Records,
  selection: Chosen | undefined,
  references: Models,
  targets: Models,
): string[] => [
  ...new Set([...dataset.notes, ...(selection?.warnings ?? []), ...references.warnings, ...targets.warnings]),
];

/** The records of what was chosen. @throws RangeError for what is neither records nor a selection */
export function recordsOf(chosen: Chosen | Records): Records {
  if (chosen instanceof Records) return chosen;
  const { records, positions, neighbours, warnings } = Object(chosen) as Partial<Chosen>;
  if (!(records instanceof Records && positions && neighbours && Array.isArray(warnings)))
    return expected(
      'chosen to be a selection, or Records',
      chosen,
      'Such as selectVulnerable(references, split.pool).',
    );
  return records;
}

/** Numbers of targets that tell less than those of reference models stand beside them as if they told as much. */
function unlike(references: Models, targets: Models, needs: AnswerKind): string[] {
  const { coarseness } = targets;
  if (needs === 'label' || !coarseness || !isCoarser(coarseness, references.coarseness)) return [];
  const { name, coarseness: theirs } = references;
  const beside = theirs ? coarsenessText(theirs) : 'full answers';
  return [
    `Targets give ${coarsenessText(coarseness)}, ${name} ${beside}: to compare like with like, attack with ` +
      `coarsen(references, ${inspect(coarseness)}).`,
  ];
}

/** Looks at reference models and targets as an attack needs it. @throws RangeError as `attacked` does */
export function observe(
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  needs: AnswerKind,
  who: string,
): Observations {
  const seen = attacked(references, targets, chosen, needs, who);
  const { records } = seen;
  return { ...seen, ...aboutBoth(references, targets, records, needs) };
}

/**
 * Checks that an attack on some records makes sense: reference and target models of one split, and records of its data
 * on which no reference model can be trained; as far as that is known of the models.
 * @throws RangeError otherwise
 */
export function checkAttacked(references: Models, targets: Models, records: Records): void {
  requireModels(references, 'references');
  requireModels(targets, 'targets');
  const kinds = [references.kind ?? 'reference', targets.kind ?? 'target'];
  if (kinds[0] !== 'reference' || kinds[1] !== 'target')
    expected('reference models first and target models second', `${kinds.join(' and ')} models`);
  const { split } = references;
  if (split && targets.split && split !== targets.split)
    expected(
      'reference and target models of one split',
      'two splits',
      'Pass both functions the same result of splitForAttack.',
    );
  const { dataset } = targets.split ?? split ?? records;
  if (records.dataset !== dataset)
    expected('chosen records of the dataset that was split', 'another dataset', 'Select among split.pool.');
  const learned = learnedBy(references, records);
  if (learned !== undefined)
    expected(
      "records that are not the adversary's",
      `${recordName(dataset, learned)}, on which reference models may be trained`,
      'Choose among split.pool.',
    );
}

/**
 * One of the records that reference models may be trained on: the adversary's, or one that a model is known to have
 * learned.
 */
function learnedBy(references: Models, { indices, ...records }: Records): number | undefined {
  if (references.split) {
    const theirs = new Set(references.split.adversary.indices);
    return indices.find(index => theirs.has(index));
  }
  const members = references.members(new Records(records.dataset, indices));
  const at = members?.indexOf(1) ?? -1;
  return at < 0 ? undefined : indices[at % indices.length];
}

/**
 * All warnings of a result: of data, selection and models, the attack's own, and how often a non-member's twin is a
 * member.
 */
export const allWarnings = ({ warnings, targets, records }: Attacked, own: readonly string[]): string[] => [
  ...warnings,
  ...own,
  ...twinWarnings(targets, records),
];
