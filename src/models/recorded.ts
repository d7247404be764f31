import { expected } from '../core/check';
import type { Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { type AnswerKind, type Answers, answersAs } from './answers';
import type { Models } from './models';

export interface RecordedOptions {
  /** For tables and messages. Default "recorded models". */
  name?: string;
  /** 1 where a model was trained on a record, `[models × records]`. Default: nobody knows. */
  members?: ArrayLike<number>;
  /** What the models are for, and the split they were trained for; a selection needs both. Default: not known. */
  kind?: 'reference' | 'target';
  split?: AttackSplit;
}

/** Models that are known by their answers on some records, and by nothing else. */
export interface RecordedModels extends Models {
  /** The records that they were asked about. */
  readonly records: Records;
}

/**
 * Models that are known by their answers alone: logits, probabilities, losses or labels, from a file or another
 * program. Everything works on them that needs no new answer.
 * @param answers on each of `records`, in that order
 * @param records whom they are about. Parts of them can be asked about, in any order
 * @throws RangeError for answers that do not fit the records, members that do not fit the answers, or values that are
 *   no answers of their kind
 * @example
 * const records = new gmia.Records(gmia.makeToy(), [0, 1, 2]);
 * const values = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
 * const models = gmia.recordedModels({ kind: 'losses', values, models: 2, records: 3, classes: 2 }, records);
 * Array.from(models.about(new gmia.Records(records.dataset, [2]), 'losses').values); // => [0.3, 0.6]
 */
export function recordedModels(
  answers: Answers,
  records: Records,
  { name = 'recorded models', members, kind, split }: RecordedOptions = {},
): RecordedModels {
  const per = check(answers, records);
  const size = answers.models;
  if (members && members.length !== size * records.length)
    expected(`members for ${size} models × ${records.length} records`, `${members.length} values`);
  const unclear = members && Array.from(members).find(one => one !== 0 && one !== 1);
  if (unclear !== undefined) expected('members of 1 (trained on it) or 0', unclear);
  const places = new Map(Array.from(records.indices, (index, at) => [index, at]));
  const find = (asked: Records): Int32Array => {
    if (asked.dataset !== records.dataset) expected(`records of ${records.dataset.name}`, 'records of another dataset');
    return asked.indices.map(
      index => places.get(index) ?? expected(`records that ${name} were asked about`, `record ${index}`),
    );
  };
  /** Rows of `values` for the records at some places, with `width` numbers for each. */
  const pick = <T extends Float32Array | Float64Array | Uint8Array>(values: T, at: Int32Array, width: number): T => {
    const some = new (values.constructor as new (length: number) => T)(size * at.length * width);
    for (let m = 0; m < size; m++)
      at.forEach((place, r) => {
        const from = (m * records.length + place) * width;
        some.set(values.subarray(from, from + width), (m * at.length + r) * width);
      });
    return some;
  };
  const trained = members && Uint8Array.from(members);
  return {
    name,
    size,
    gives: answers.kind,
    warnings: [],
    kind,
    split,
    records,
    members: asked => trained && pick(trained, find(asked), 1),
    about(asked: Records, wanted: AnswerKind): Answers {
      const some = { ...answers, values: pick(answers.values, find(asked), per), records: asked.length };
      return answersAs(some, wanted, asked.labels(), name);
    },
  };
}

/** Checks answers; returns how many numbers there are for each model and record. */
function check({ kind, values, models, records: given, classes }: Answers, records: Records): number {
  const fits: Record<AnswerKind, (value: number) => boolean> = {
    logits: value => !Number.isNaN(value),
    probabilities: value => value >= 0 && value <= 1,
    top: value => Number.isNaN(value) || (value >= 0 && value <= 1),
    label: value => Number.isInteger(value) && value >= 0 && value < classes,
    losses: value => value >= 0,
  };
  if (!Object.hasOwn(fits, kind)) expected(`kind to be one of ${Object.keys(fits).join(', ')}`, kind);
  if (!(values instanceof Float32Array || values instanceof Float64Array))
    expected('values in a Float32Array or Float64Array', values, 'Float64Array.from(values) makes one.');
  const per = kind === 'label' || kind === 'losses' ? 1 : classes;
  const known = records.dataset.classes.length;
  if (given !== records.length || values.length !== models * given * per)
    expected(
      `answers [models × ${records.length} records${per > 1 ? ` × ${classes} classes` : ''}]`,
      `${values.length} values for ${models} models and ${given} records`,
    );
  if (classes !== known) expected(`answers on ${known} classes, as ${records.dataset.name} has`, classes);
  for (let i = 0; i < values.length; i++)
    if (!fits[kind](values[i])) {
      const record = Math.floor(i / per) % given;
      expected(`${kind} of model ${Math.floor(i / per / given)}, record ${record} to be such`, values[i]);
    }
  return per;
}
