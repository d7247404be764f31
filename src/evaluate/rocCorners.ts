import type { Scores } from '../attack/result';
import { checkFields, checkNumber, checkText } from '../core/check';
import { checkList } from '../core/checkList';
import { knownTruth } from './knownTruth';
import { type Roc, roc } from './roc';

/** Points of a ROC curve that make its picture on logarithmic axes, with the name and the warnings of the attack. */
export interface RocCorners extends Roc {
  name: string;
  warnings: readonly string[];
  /** Where the axes begin. */
  least: number;
}

/** So many points at most, evenly along the axis: finer than the pixels of a chart. */
const columns = 600;
const leastOfAll = 1e-4;
/** With few non-members, still one power of ten is drawn. */
const greatestLeast = 0.1;

/**
 * The points of a ROC curve that can be told apart in a picture, a few hundred of what may be millions.
 * @param least where the axes begin, from 1e-10 to 0.999; default one false positive, but 1e-4 at least and 0.1 at most
 * @returns no points where there are no members or no non-members
 * @throws RangeError as `roc` does
 */
export function rocCorners(
  scored: Pick<Scores, 'name' | 'score' | 'truth'> & Partial<Pick<Scores, 'warnings'>>,
  least?: number,
): RocCorners {
  checkFields('scored', scored, 'the result of an attack', ['name', 'score'], 'The attacks give one.');
  checkText('scored.name', scored.name);
  checkList('scored.warnings', scored.warnings ?? []);
  const from = checkNumber('least', least === undefined ? leastOf(knownTruth(scored)) : least, 1e-10, 0.999);
  const { fpr, tpr, threshold } = roc(scored);
  const kept = fpr[0] === 0 && tpr[0] === 0 ? corners(fpr, tpr, from) : [];
  const pick = (values: Float64Array) => Float64Array.from(kept, at => values[at]);
  return {
    name: scored.name,
    warnings: scored.warnings ?? [],
    least: from,
    fpr: pick(fpr),
    tpr: pick(tpr),
    threshold: pick(threshold),
  };
}

function leastOf(truth: Uint8Array): number {
  const nonMembers = truth.length - truth.reduce((sum, one) => sum + one, 0);
  return Math.min(greatestLeast, Math.max(leastOfAll, 1 / nonMembers));
}

/**
 * The points that make the picture: of those in one column of the logarithmic axis, and of all below `least`, the last
 * one, and no point that only goes on at the height of the one before, but for the end. Without a true positive there
 * is no height yet.
 */
function corners(fpr: Float64Array, tpr: Float64Array, least: number): number[] {
  const columnOf = (at: number) => Math.ceil((columns * Math.log(Math.max(fpr[at], least) / least)) / -Math.log(least));
  const kept: number[] = [];
  const end = fpr.length - 1;
  for (let at = 0; at <= end; at++) {
    if (tpr[at] === 0 || (at < end && columnOf(at + 1) === columnOf(at))) continue;
    if (at === end || kept.length === 0 || tpr[at] > tpr[kept[kept.length - 1]]) kept.push(at);
  }
  return kept;
}
