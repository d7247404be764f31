import { checkInteger, checkName, checkText, expected } from '../core/check';
import { checkList } from '../core/checkList';
import { checkOptions, type Names } from '../core/checkOptions';
import { checkSplit } from '../data/attackSplit';
import { recordName } from '../data/recordName';
import { checkRecords, type Records } from '../data/records';
import type { AttackSplit } from '../data/splitForAttack';
import { withoutRounding } from '../stats/tail/withoutRounding';
import { type AnswerKind, type Answers, answersAs } from './answers';
import type { Models } from './models';

export interface RecordedOptions {
  /** For tables and messages. Default "recorded models". */
  name?: string;
  /** 1 where a model was trained on a record, `[models × records]`. Default: nobody knows; nor of other records. */
  members?: ArrayLike<number>;
  /** What the models are for, and the split they were trained for; a selection needs both. Default: not known. */
  kind?: 'reference' | 'target';
  split?: AttackSplit;
  /** What a reader of results on these models has to know. Default: nothing. */
  warnings?: readonly string[];
}

const names: Names<RecordedOptions> = { name: true, members: true, kind: true, split: true, warnings: true };

/** Models that are known by their answers on some records, and by nothing else. */
export interface RecordedModels extends Models {
  /** The records that they were asked about. */
  readonly records: Records;
}

/**
 * Models that are known by their answers alone: logits, probabilities, losses or labels, from a file or another
 * program. Everything works on them that needs no new answer. Losses that float32 has rounded to a little less than 0
 * count as 0, and a warning of the models says so.
 * @param given answers on each of `records`, in that order
 * @param records whom they are about. Parts of them can be asked about, in any order
 * @throws RangeError for answers that do not fit the records, members that do not fit the answers, or values that are
 *   no answers of their kind
 * @example
 * const records = new gmia.Records(gmia.makeToy(), [0, 1, 2]);
 * const values = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
 * const models = gmia.recordedModels({ kind: 'losses', values, models: 2, records: 3, classes: 2 }, records);
 * Array.from(models.about(new gmia.Records(records.dataset, [2]), 'losses').values); // => [0.3, 0.6]
 */
export function recordedModels(given: Answers, records: Records, options: RecordedOptions = {}): RecordedModels {
  checkOptions('recordedModels', options, names);
  const { name = 'recorded models', members, kind, split } = options;
  if (kind !== undefined && kind !== 'reference' && kind !== 'target')
    expected("kind to be 'reference' or 'target'", kind);
  checkText('name', name);
  if (options.warnings !== undefined) checkList('warnings', options.warnings);
  if (split !== undefined) checkSplit('split', split);
  checkRecords('records', records);
  const { losses: answers, warning } =
    given?.kind === 'losses' && isFloats(given.values)
      ? withoutRounding(`losses of ${name}`, given)
      : { losses: given };
  const per = check(answers, records, name);
  const warnings = [...(options.warnings ?? []), ...(warning === undefined ? [] : [warning])];
  const size = answers.models;
  if (members && members.length !== size * records.length)
    expected(`members for ${size} models × ${records.length} records`, `${members.length} values`);
  for (let i = 0; members && i < members.length; i++)
    if (members[i] !== 0 && members[i] !== 1) expected('members of 1 (trained on it) or 0', members[i]);
  const places = new Map(Array.from(records.indices, (index, at) => [index, at]));
  const find = (asked: Records): Int32Array => {
    checkRecords('records', asked);
    if (asked.dataset !== records.dataset) expected(`records of ${records.dataset.name}`, 'records of another dataset');
    return asked.indices.map(
      index => places.get(index) ?? expected(`records that ${name} were asked about`, recordName(asked.dataset, index)),
    );
  };
  /** Rows of `values` for the records at some places, with `width` numbers for each. */
  const pick = <T extends Float32Array | Float64Array | Uint8Array>(values: T, at: Int32Array, width: number): T => {
    const some = new (values.constructor as new (length: number) => T)(size * at.length * width);
    for (let m = 0; m < size; m++)
      for (let r = 0, to = m * at.length * width; r < at.length; r++)
        for (let from = (m * records.length + at[r]) * width, end = from + width; from < end; )
          some[to++] = values[from++];
    return some;
  };
  const trained = members && Uint8Array.from(members);
  return {
    name,
    size,
    gives: answers.kind,
    warnings,
    kind,
    split,
    records,
    members: asked =>
      trained && checkRecords('records', asked).indices.every(index => places.has(index))
        ? pick(trained, find(asked), 1)
        : undefined,
    about(asked: Records, wanted: AnswerKind): Answers {
      const some = { ...answers, values: pick(answers.values, find(asked), per), records: asked.length };
      return answersAs(some, wanted, asked.labels(), name);
    },
  };
}

/** What values of a kind are, in words and as a test. */
const kinds: Record<AnswerKind, { are: string; fits(value: number, classes: number): boolean }> = {
  logits: { are: 'a number', fits: value => !Number.isNaN(value) },
  probabilities: { are: 'a number from 0 to 1', fits: value => value >= 0 && value <= 1 },
  top: {
    are: 'a number from 0 to 1, or NaN for a class that is left out',
    fits: value => Number.isNaN(value) || (value >= 0 && value <= 1),
  },
  label: {
    are: 'the index of a class',
    fits: (value, classes) => Number.isInteger(value) && value >= 0 && value < classes,
  },
  losses: { are: 'a number of at least 0, in nats', fits: value => value >= 0 },
};

const isFloats = (values: unknown) => values instanceof Float32Array || values instanceof Float64Array;

/** Checks answers; returns how many numbers there are for each model and record. */
function check(answers: Answers, records: Records, name: string): number {
  if (typeof answers !== 'object' || answers === null)
    expected('answers as { kind, values, models, records, classes }', answers);
  const { kind, values, models, records: given, classes } = answers;
  checkName('kind', kind, kinds);
  checkInteger('answers.records', given, 0);
  checkInteger('answers.classes', classes, 1);
  if (!isFloats(values))
    expected('values in a Float32Array or Float64Array', values, 'Float64Array.from(values) makes one.');
  checkInteger('answers.models', models, 1);
  const per = kind === 'label' || kind === 'losses' ? 1 : classes;
  const known = records.dataset.classes.length;
  if (given !== records.length || values.length !== models * given * per)
    expected(
      `answers [models × ${records.length} records${per > 1 ? ` × ${classes} classes` : ''}]`,
      `${values.length} values for ${models} models and ${given} records`,
    );
  if (classes !== known) expected(`answers on ${known} classes, as ${records.dataset.name} has`, classes);
  const { are, fits } = kinds[kind];
  for (let i = 0; i < values.length; i++)
    if (!fits(values[i], classes)) {
      const record = Math.floor(i / per) % given;
      expected(`${kind} of model ${Math.floor(i / per / given)}, record ${record} of ${name} to be ${are}`, values[i]);
    }
  return per;
}
