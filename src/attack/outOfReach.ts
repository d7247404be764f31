/** The cut-offs of the paper's tables 1 to 3. */
const PAPER_CUTOFFS = [0.0001, 0.001, 0.002, 0.008, 0.009, 0.01, 0.014];

const TAILS: Record<string, string | null> = {
  pchip: "pchip's interpolation towards a loss of 0",
  student: 'the tail of a t distribution fitted to the log-odds',
  rank: null,
};

/**
 * What p-values below 1/(k + 1) rest on, where k reference losses no longer say it by their order.
 * @param method as in `AttackResult.method`: a tail of `leftTail`, or "kost of pchip" for a combination
 * @returns null where a method has no such p-values, undefined for numbers that are no p-values
 */
export function basisBelowRanks(method: string): string | null | undefined {
  const [first, tail] = method.split(' of ');
  if (!Object.hasOwn(TAILS, tail ?? first)) return undefined;
  if (tail === undefined) return TAILS[first];
  return first === 'rank' ? null : `the chi-square law that the combination (${first}) assumes`;
}

const least = (k: number) => `1/${k + 1} = ${(1 / (k + 1)).toPrecision(2)}`;

/** The smallest p-value that the ranks of k reference losses support, in words. */
export const ranksSupport = (k: number): string => `With ${k} references ranks support no p-value below ${least(k)}`;

/**
 * Which of the paper's cut-offs lie below 1/(k + 1), and what claims there rest on: for the warnings of a result.
 * @returns one warning or none
 */
export function outOfReach(method: string, k: number): string[] {
  const below = PAPER_CUTOFFS.filter(cutoff => isOutOfReach(cutoff, k));
  const basis = basisBelowRanks(method);
  if (basis === undefined || below.length === 0) return [];
  const are = below.length > 1 ? 'are' : 'is';
  return [`${ranksSupport(k)}. Of the paper's cut-offs ${below.join(', ')} ${are} out of reach: ${there(basis)}.`];
}

/** The same of one cut-off: one warning or none. */
export function cutoffOutOfReach(method: string, k: number, cutoff: number): string[] {
  const basis = basisBelowRanks(method);
  if (basis === undefined || !isOutOfReach(cutoff, k)) return [];
  return [`The cut-off ${cutoff} is below 1/${k + 1}, out of reach of ranks with ${k} references: ${there(basis)}.`];
}

/** The same in short, for the note of a row; undefined where the cut-off is within reach. */
export function reachNote(method: string, k: number, cutoff: number): string | undefined {
  const basis = basisBelowRanks(method);
  if (basis === undefined || !isOutOfReach(cutoff, k)) return undefined;
  return basis === null
    ? `Out of reach: below 1/${k + 1} no guess is possible.`
    : `Out of reach of ranks (1/${k + 1}): rests on ${basis}.`;
}

const isOutOfReach = (cutoff: number, k: number) => cutoff < 1 / (k + 1);

const there = (basis: string | null) =>
  basis === null ? 'no guess is possible there' : `guesses there rest on ${basis}`;
