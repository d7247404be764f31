import type { Row } from '../../report/row';
import type { Choice } from './choice';
import { agrees } from './verdicts';

/** A choice, and the numbers that it gives beside the paper's. */
export interface Tried {
  choice: Choice;
  rows: Row[];
}

/**
 * How far numbers are from the paper's: first how many of them do not agree with it, then how far counts are from it, Σ
 * |ln((ours + ½) / (paper + ½))|.
 */
function farness({ rows }: Pick<Tried, 'rows'>): [disagreeing: number, distance: number] {
  const counts = rows.filter(({ measure, paper }) => measure === 'selected' && paper !== null);
  const distance = counts.reduce((sum, { ours, paper }) => sum + Math.abs(Math.log((ours! + 0.5) / (paper! + 0.5))), 0);
  return [rows.filter(row => row.paper !== null && row.ours !== null && !agrees(row)).length, distance];
}

/** Whether one is nearer to the paper than another. */
export function isNearer(one: Pick<Tried, 'rows'>, other: Pick<Tried, 'rows'>): boolean {
  const [[disagreeing, distance], [before, far]] = [farness(one), farness(other)];
  return disagreeing < before || (disagreeing === before && distance < far);
}

/** The nearest of some; the first of equals. */
export const closestOf = <T extends Tried>(tried: readonly T[]): T =>
  tried.reduce((best, one) => (isNearer(one, best) ? one : best));

/** Of each question the choice that is nearest to the paper, if it is nearer than our defaults. */
export function bestOfEach(tried: readonly Tried[], ours: Tried): Choice[] {
  const questions = [...new Set(tried.map(({ choice }) => choice.question))];
  return questions
    .map(question => closestOf(tried.filter(({ choice }) => choice.question === question)))
    .filter(best => isNearer(best, ours))
    .map(({ choice }) => choice);
}
