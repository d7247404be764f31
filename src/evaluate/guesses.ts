import { clusteredShare } from '../stats/interval/clusteredShare';
import type { Share } from '../stats/interval/share';

/** On which pairs of a record and a target "member" is guessed, and on which it is right. */
export interface Guesses {
  /** 1 where "member" is guessed, `[targets × records]`. */
  guess: Uint8Array;
  /** 1 where the record is a member, in the same layout. */
  truth: Uint8Array;
  /** The number of records. */
  width: number;
  /** Which record of the data each is; undefined when not known. */
  records?: Int32Array;
}

/** The shares of an evaluation. */
export type GuessShare = 'precision' | 'recall' | 'falsePositiveRate';

/** The pairs that a share counts, and the hits among them; `[targets × records]`. */
export function countedBy(of: GuessShare, { guess, truth }: Guesses): { hit: Uint8Array; counted: Uint8Array } {
  if (of === 'precision') return { hit: truth, counted: guess };
  return of === 'recall' ? { hit: guess, counted: truth } : { hit: guess, counted: truth.map(one => 1 - one) };
}

/** A share of guesses, with the interval of `clusteredShare`: pairs of one record or of one target may be alike. */
export function shareOfGuesses(of: GuessShare, guesses: Guesses): Share {
  const { hit, counted } = countedBy(of, guesses);
  return clusteredShare(hit, counted, guesses.width);
}
