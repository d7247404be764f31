import { expected } from '../../core/check';
import type { Records } from '../../data/records';
import { AttackSplit } from '../../data/splitForAttack';
import type { AnswerFiles } from './answerFiles';
import { type DerivedSplit, deriveSplit, type Membership } from './deriveSplit';
import { positionsOf } from './gatherAnswers';
import type { LocatedAnswers } from './locateAnswers';

/**
 * Who holds which records: as it is handed in, as the files say, or as it follows from what reference models learned.
 * @param references undefined: nobody knows, or there are none
 */
export async function findSplit(
  { files, reader }: LocatedAnswers,
  records: Records,
  given: AttackSplit | undefined,
  references: Membership,
): Promise<DerivedSplit> {
  if (given) return { split: given, warnings: [] };
  if (!files.roles) return files.reference ? deriveSplit(records, references) : { warnings: [] };
  const pick = async (name: keyof NonNullable<AnswerFiles['roles']>) =>
    Array.from(
      await positionsOf(files.roles![name], name, reader),
      at => records.indices[at] ?? expected(`${name} to be positions of ${records.length} records`, at),
    );
  const sets = { pool: await pick('pool'), adversary: await pick('adversary') };
  return { split: new AttackSplit({ dataset: records.dataset, ...sets }), warnings: [] };
}
