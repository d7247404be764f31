// With k references ranks tell p-values apart in steps of 1/(k + 1): what lies below that step rests on something else.
import type { Scores } from './result';

/** The cut-offs of the paper's tables 1 to 3. */
const PAPER_CUTOFFS = [0.0001, 0.001, 0.002, 0.008, 0.009, 0.01, 0.014];

/** What it takes to judge a p-value: how many references, and what its method rests on below their resolution. */
export type Resolution = Pick<Scores, 'references' | 'beyondRanks'>;

const step = (k: number) => `1/${k + 1} = ${(1 / (k + 1)).toPrecision(2)}`;

/** The smallest p-value that the ranks of k reference losses support, in words. */
export const ranksSupport = (k: number): string => `With ${k} references ranks support no p-value below ${step(k)}`;

/**
 * Which of the paper's cut-offs lie below 1/(k + 1), and what claims there rest on: for the warnings of a result.
 * @returns one warning or none
 */
export function resolutionWarnings({ references: k, beyondRanks }: Resolution): string[] {
  const below = k === undefined ? [] : PAPER_CUTOFFS.filter(cutoff => isBelow(cutoff, k));
  if (k === undefined || beyondRanks === undefined || below.length === 0) return [];
  const are = below.length > 1 ? 'are' : 'is';
  const listed = below.join(', ');
  return [`${ranksSupport(k)}. Of the paper's cut-offs ${listed} ${are} out of reach: ${there(beyondRanks)}.`];
}

/** The same of one cut-off: one warning or none. */
export function cutoffWarnings({ references: k, beyondRanks }: Resolution, cutoff: number): string[] {
  if (k === undefined || beyondRanks === undefined || !isBelow(cutoff, k)) return [];
  const where = `below 1/${k + 1}, out of reach of ranks with ${k} references`;
  return [`The cut-off ${cutoff} is ${where}: ${there(beyondRanks)}.`];
}

/** The same in short, for the note of a row; undefined where the cut-off is within reach. */
export function resolutionNote({ references: k, beyondRanks }: Resolution, cutoff: number): string | undefined {
  if (k === undefined || beyondRanks === undefined || !isBelow(cutoff, k)) return undefined;
  return beyondRanks === null
    ? `Out of reach: below 1/${k + 1} no guess is possible.`
    : `Out of reach of ranks (1/${k + 1}): rests on ${beyondRanks}.`;
}

const isBelow = (cutoff: number, k: number) => cutoff < 1 / (k + 1);

const there = (beyondRanks: string | null) =>
  beyondRanks === null ? 'no guess is possible there' : `guesses there rest on ${beyondRanks}`;
