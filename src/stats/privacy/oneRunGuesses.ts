import { checkCount, checkInteger, expected } from '../../core/check';
import { checkLevel } from '../interval/clopperPearson';

/** What an attack guessed of records that were in or out by a fair coin each. */
export interface OneRunGuesses {
  /** Records that a coin was thrown for, whether a guess was made about them or not. */
  canaries: number;
  /** About how many of them a guess was made; the number has to be fixed before anybody knows what is right. */
  guesses: number;
  /** How many of the guesses are right. */
  right: number;
  /** Confidence, strictly between 0 and 1. Default 0.95. */
  level?: number;
}

/** Checks guesses, and returns them with their level. @throws RangeError for numbers that do not fit together */
export function checkGuesses({ canaries, guesses, right, level = 0.95 }: OneRunGuesses): Required<OneRunGuesses> {
  checkCount('canaries', canaries, 0, 1e8);
  if (checkInteger('guesses', guesses, 0) > canaries)
    expected(`guesses to be at most the ${canaries} canaries`, guesses);
  if (checkInteger('right', right, 0) > guesses) expected(`right to be at most the ${guesses} guesses`, right);
  return { canaries, guesses, right, level: checkLevel(level) };
}
