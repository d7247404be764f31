import { expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { type AttackSplit, checkSplit as checkIsSplit } from '../../data/attackSplit';
import type { Dataset } from '../../data/dataset';
import { checkDatasetShape } from '../../data/datasetShape';
import { checkRecords, type Records } from '../../data/records';
import type { Answers } from '../answers';
import { lookAtSums, sumOf, sumWarnings } from '../probabilitySums';
import { recordedModels } from '../recorded';
import { type AnswerFiles, type Role, roleNames } from './answerFiles';
import { answersOf } from './answersOf';
import { flagsOf } from './arrayValues';
import { checkLabels, idsIn } from './checkOrder';
import { checkSizes } from './checkSizes';
import { checkSplit } from './checkSplit';
import { classesOf, classNames, classOrder } from './classOrder';
import { datasetOf } from './datasetOf';
import { findSplit } from './findSplit';
import { gatherAnswers } from './gatherAnswers';
import type { GivenAnswers } from './givenAnswers';
import type { RecordIds } from './idsOf';
import { type LocatedAnswers, locateAnswers } from './locateAnswers';
import { RecordedAnswers } from './recordedAnswers';
import { recordsOf } from './recordsOf';

export interface FromAnswersOptions {
  /**
   * The data set that the answers are about: all of it in its order, or the records that the ids name. Default: that of
   * `records` or `split`, or else one of classes alone, made of the labels in the files.
   */
  dataset?: Dataset;
  /** The records that the answers are about, in this order where there are no ids. Default: all of the data set. */
  records?: Records;
  /** What ids name: a column of the data set, or an id for each of its records. Default: the index of a record. */
  ids?: RecordIds;
  /** Who holds which records. Default: `roles` of the files, or else derived from the reference models' membership. */
  split?: AttackSplit;
}

const names: Names<FromAnswersOptions> = { dataset: true, records: true, ids: true, split: true };

/**
 * Models that are known by their answers in files, from whatever program. Everything works on them that needs no new
 * answers: selection, the direct attack, LiRA, RMIA, shadow models, calibration, reports.
 *
 * **What there has to be.** For `reference` models, `target` models or both: logits or probabilities
 * `[models × records × classes]`, losses `[models × records]` in nats or predicted classes; for a single model without
 * the first axis. Beside it `membership` `[models × records]`, `labels` `[records]` and `ids` `[records]`; labels are
 * needed where no data set is given.
 *
 * **Where it is.** In files that are named (`AnswerFiles`); in a folder with a manifest `gmia.json`, which is the same
 * as JSON, paths from the folder; or in a folder of files of these names: `reference_logits`, `target_logits` (or
 * `_probabilities`, `_losses`, `_predictions`), `reference_membership`, `target_membership` (Privacy Meter's
 * `memberships` serves where there are models of one kind only), `labels`, `ids`, and for positions of records `pool`
 * and `adversary`.
 *
 * **Formats.** `.npy`; `.npz` and `.safetensors`, whose arrays have these names, or a single one is named by its file;
 * `.csv` and `.parquet` with a row for each model and record: columns `model` and `record` (numbers from 0 on), then
 * `loss`, `prediction`, or `class_0`, `class_1`, ... (or `class_` and a name); optional are `member`, `label`, `id` and
 * `kind` (reference or target; with it `losses.csv` serves for both). Numbers of 16 to 64 bits in either order of
 * bytes, booleans, texts; no pickles.
 *
 * **Which records.** With `dataset`, `records` or `split`, records are found by their ids, or else taken in order;
 * labels are checked. Without them, a data set is made of the labels, whose only feature is the position of a record.
 *
 * **Who holds which records** is needed for selections. Unless it is given, the records that some reference model was
 * trained on are the adversary's, and all others the pool.
 * @param from a folder, or files by what they hold, paths from the working directory
 * @throws DataFileError for a file that is missing, damaged or pickled; RangeError for arrays that do not fit together,
 *   values that are no such answers, fields or names that are unknown or ambiguous, ids of no record, labels that
 *   disagree with the data set, or reference models that were trained on the pool
 * @example
 * const { writeFile, mkdtemp } = await import('node:fs/promises');
 * const folder = await mkdtemp(`${(await import('node:os')).tmpdir()}/gmia-answers-`);
 * await writeFile(`${folder}/reference_losses.csv`, `model,record,loss,label,member
 * 0,0,0.9,cat,false
 * 0,1,1.2,dog,false
 * 0,2,0.1,cat,true
 * 1,0,0.8,cat,false
 * 1,1,1.1,dog,false
 * 1,2,0.2,cat,true`);
 * await writeFile(`${folder}/target_losses.csv`, `model,record,loss
 * 0,0,0.1
 * 0,1,1.1
 * 0,2,0.7`);
 * const answers = await gmia.fromAnswers(folder);
 * Array.from(answers.split.pool.indices); // => [0, 1]
 * const result = gmia.attackDirectly(answers.references, answers.targets, answers.split.pool, { method: 'rank' });
 * Array.from(result.p.values); // => [0.333, 0.667]
 */
export async function fromAnswers(
  from: string | AnswerFiles,
  options: FromAnswersOptions = {},
): Promise<RecordedAnswers> {
  checkOptions('fromAnswers', options, names);
  const located = await locateAnswers(from);
  const given = await gatherAnswers(located.files, located.reader);
  const sizes = checkSizes(given);
  const ids = idsIn(given);
  const known = datasetIn(options);
  const dataset = known ?? datasetFrom(given, located, sizes.classes);
  const records = recordsOf(dataset, sizes.records, { ...options, known: known && ids });
  const ordered = checkLabels(given, records, !known || ids !== undefined);
  const members = (role: Role) => given[role]?.membership && flagsOf(given[role].membership);
  const membership = { reference: members('reference'), target: members('target') };
  const { split, warnings: derived } = await findSplit(located, records, options.split, membership.reference);
  const checked = split ? checkSplit(split, records, membership.reference, membership.target) : [];
  const general = [...located.warnings, ...ordered, ...derived, ...checked];
  const first = given.reference ? 'reference' : 'target';
  const models = roleNames.map(role => {
    const part = given[role];
    if (!part) return undefined;
    const answers = answersOf(
      part,
      classOrder(part.classes ?? located.files.classes, dataset.classes, part.answers.source),
    );
    return recordedModels(answers, records, {
      name: `${answers.models} ${role} models of ${located.name}`,
      members: membership[role],
      kind: role,
      split,
      warnings: [
        ...(role === first ? general : []),
        ...(answers.kind === 'probabilities' ? sumWarnings(lookAtSums(sumsOf(answers)), part.answers.source) : []),
      ],
    });
  });
  const [references, targets] = models;
  const warnings = models.flatMap(one => one?.warnings ?? []);
  return new RecordedAnswers(located.name, records, { references, targets, split }, ids, warnings);
}

/** The data set that the options are about. @throws RangeError where they are about two */
function datasetIn({ dataset, records, split }: FromAnswersOptions): Dataset | undefined {
  if (dataset !== undefined) checkDatasetShape('dataset', dataset);
  if (records !== undefined) checkRecords('records', records);
  if (split !== undefined) checkIsSplit('split', split);
  const all = [dataset, records?.dataset, split?.dataset].filter(one => one !== undefined);
  if (all.some(one => one !== all[0])) expected('dataset, records and split of one data set', 'several');
  return all[0];
}

/** A data set made of the labels. */
function datasetFrom({ labels, ...given }: GivenAnswers, { name, files }: LocatedAnswers, classes = 2): Dataset {
  if (labels.length === 0)
    expected(
      `labels in ${name}, or the option \`dataset\``,
      'neither',
      'An attack on losses alone, without records, is attackLosses.',
    );
  const [{ array, names }] = labels;
  const known =
    files.classes ?? names ?? given.reference?.classes ?? given.target?.classes ?? classNames(array, classes);
  return datasetOf(name, classesOf(array, classOrder(names, known, array.source)), known);
}

/** What the probabilities of each model for each record add up to. */
function* sumsOf({ values, classes }: Answers): Generator<number> {
  for (let at = 0; at < values.length; at += classes) yield sumOf(values.subarray(at, at + classes));
}
