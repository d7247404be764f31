import { clopperPearson } from '../../../stats/interval/clopperPearson';
import { compare } from '../../report/claim';
import { isInside, type Row, type Verdict } from '../../report/row';
import { defaults } from './choice';

/** Of the number in the paper that a row is about, whatever was chosen. */
export const numberOf = ({ setting, attack, measure, cutoff, delta, beta, lambda }: Row): string =>
  JSON.stringify([setting, attack, measure, cutoff, delta, beta, lambda]);

export const isDefault = ({ question }: Row): boolean => question === defaults.question;

/** Rows with their verdicts: those of our defaults first, which the others are held against. */
export function judged(rows: readonly Row[]): Row[] {
  const ours = new Map(rows.filter(isDefault).map(row => [numberOf(row), row]));
  return rows.map(row => {
    if (row.paper === null) return row;
    const base = ours.get(numberOf(row));
    return { ...row, verdict: isDefault(row) || !base ? firstVerdict(row) : verdictOf(row, base) };
  });
}

const firstVerdict = (row: Row): Verdict =>
  row.ours === null ? 'cannot be told' : agrees(row) ? 'agrees' : 'disagrees';

/** Half of the last digit that the paper prints of accuracies. */
const rounding = 0.005;

/**
 * Whether the paper's number and ours agree but for luck. The paper's was drawn once, too: where it is known of how
 * many trials, the 95 % interval of the difference (`compare`) has to hold 0, else our interval the paper's number.
 */
export function agrees({ ours, paper, low, high, n, paperTrials, measure, ...row }: Row): boolean {
  if (ours === null || paper === null) return false;
  if (paperTrials === undefined)
    return isInside({ ...row, ours, paper, measure, low: low! - rounding, high: high! + rounding });
  const isCount = measure === 'selected' || measure === 'enhancing queries';
  const of = isCount ? n! : 1;
  const hits = Math.round(isCount ? paper : paper * paperTrials);
  const [least, most] = clopperPearson(hits, paperTrials);
  const printed = { value: hits / paperTrials, low: least, high: most, trials: paperTrials };
  return compare(printed, { value: ours / of, low: low! / of, high: high! / of, trials: n! }) === null;
}

/** Whether a choice speaks against the paper's number. Where there was nothing to count it does not. */
export const contradicts = ({ verdict }: Row): boolean =>
  verdict === 'disagrees' || verdict === 'closer' || verdict === 'no' || verdict === 'loses it';

/** How many trials the paper's recall and precision rest on: the members of its targets, and its guesses. */
export const printedTrials = (
  { precision, recall }: { precision: number | null; recall: number },
  members: number,
): Record<'precision' | 'recall', number | undefined> => ({
  recall: members,
  precision: precision === null ? undefined : Math.max(1, Math.round((recall * members) / precision)),
});

function verdictOf(row: Row, base: Row): Verdict {
  const { ours, paper, low, high } = row;
  if (ours === null || base.ours === null) return 'cannot be told';
  const [now, before] = [agrees(row), agrees(base)];
  if (now) return before ? 'agrees too' : 'brings it back';
  if (before) return 'loses it';
  const nearer = Math.abs(ours - paper!) < Math.abs(base.ours - paper!);
  return nearer && (base.ours < low! || base.ours > high!) ? 'closer' : 'no';
}
