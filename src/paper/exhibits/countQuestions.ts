import type { Askable } from '../../models/models';
import { ServedModels } from '../../models/served/servedModels';
import { type BaseRow, makeRow } from '../report/makeRow';
import type { Row } from '../report/row';

/** How many records a service was asked about by each attack; empty where targets are at hand. */
export type Questions = Record<string, number>;

/** Notes what an attack asks a service, of all models together, canary records included. */
export async function countQuestions<T>(
  questions: Questions,
  attack: string,
  targets: Askable,
  work: () => Promise<T>,
): Promise<T> {
  if (!(targets instanceof ServedModels)) return work();
  const before = targets.asked;
  const result = await work();
  questions[attack] = targets.askedSince(before).records;
  return result;
}

/** A row for each attack that asked a service. */
export const questionRows = (base: BaseRow, questions: Questions): Row[] =>
  Object.entries(questions).map(([attack, ours]) =>
    makeRow(base, { measure: 'questions to the service', attack, ours }),
  );
