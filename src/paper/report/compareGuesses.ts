import { type Guesses, type GuessShare, shareOfGuesses } from '../../evaluate/guesses';
import { shareCorrelation } from '../../evaluate/shareCorrelation';
import { compare } from './claim';

/**
 * `compare` of two shares of guesses: that they may rest on the same targets or on the same records counts in the
 * interval of the difference.
 */
export const compareGuesses = (of: GuessShare, before: Guesses, after: Guesses): boolean | null =>
  compare(shareOfGuesses(of, before), shareOfGuesses(of, after), shareCorrelation(of, before, after));
