import { expected } from '../../core/check';
import { type AnswerFiles, type ArrayPlace, kindNames, roleNames } from './answerFiles';
import type { AnswerReader } from './answerReader';
import { wholeOf } from './arrayValues';
import type { FileArray } from './fileArray';
import type { GivenAnswers, GivenModels } from './givenAnswers';
import { tableAnswers } from './tableAnswers';

/** Reads all that `files` name. @throws DataFileError and RangeError as the readers do */
export async function gatherAnswers(files: AnswerFiles, reader: AnswerReader): Promise<GivenAnswers> {
  const given: GivenAnswers = { labels: [], ids: [] };
  for (const role of roleNames) {
    const own = files[role];
    if (!own) continue;
    const kind = kindNames.find(name => own[name] !== undefined)!;
    const content = await reader.find(own[kind]!, [`${role}_${kind}`, kind]);
    const found: GivenModels & { labels?: FileArray; ids?: FileArray } =
      'rows' in content ? tableAnswers(content, kind, role) : { kind, answers: content };
    if (found.labels) given.labels.push({ array: found.labels, names: found.classes ?? files.classes });
    if (found.ids) given.ids.push(found.ids);
    if (own.membership !== undefined) {
      const names = [`${role}_membership`, `${role}_memberships`, 'membership', 'memberships'];
      const membership = await arrayAt(own.membership, names, reader);
      if (found.membership)
        expected(`one membership of the ${role} models`, `${found.membership.source} and ${membership.source}`);
      found.membership = membership;
    }
    given[role] = found;
  }
  if (files.labels !== undefined)
    given.labels.push({ array: await arrayAt(files.labels, ['labels'], reader), names: files.classes });
  if (files.ids !== undefined) given.ids.push(await arrayAt(files.ids, ['ids'], reader));
  return given;
}

/** An array of positions, as a list or in a file. */
export const positionsOf = async (
  positions: ArrayPlace | number[],
  name: string,
  reader: AnswerReader,
): Promise<ArrayLike<number>> =>
  Array.isArray(positions) ? positions : wholeOf(await arrayAt(positions, [name], reader));

async function arrayAt(place: ArrayPlace, names: string[], reader: AnswerReader): Promise<FileArray> {
  const found = await reader.find(place, names);
  return 'rows' in found
    ? expected(`an array ${names[0]}`, `the table ${found.source}`, 'Tables hold answers.')
    : found;
}
