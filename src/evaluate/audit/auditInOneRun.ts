import type { Scores } from '../../attack/result';
import { checkFields, checkInteger, expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { checkPosition } from '../../core/checkPositions';
import { row } from '../../core/matrix';
import { checkLevel } from '../../stats/interval/clopperPearson';
import { checkDelta } from '../../stats/privacy/epsilonBound';
import { oneRunEpsilon } from '../../stats/privacy/oneRunEpsilon';
import { oneRunMu } from '../../stats/privacy/oneRunMu';
import { auditable, notCoins } from './auditable';
import type { AuditOptions } from './auditByThreshold';
import { byScore, countRight, type GuessNumbers, guessNumbers } from './guessesByRank';
import { OneRunAudit } from './oneRunAudit';

export interface OneRunOptions extends AuditOptions {
  /** The target to look at. Default: all of them together. */
  target?: number;
  /**
   * About how many pairs to guess, fixed before anybody looked at who is a member. Default: some numbers are tried, and
   * paid for by a higher level (Bonferroni).
   */
  guesses?: GuessNumbers;
}

const names: Names<OneRunOptions> = { delta: true, level: true, inclusion: true, target: true, guesses: true };

/**
 * How private the training of the targets can be at most, by guesses about many records of one target (Steinke, Nasr
 * and Jagielski 2023), or of all targets together: the greatest scores are guessed to be members, the least not to be.
 * It takes targets that were trained by coins, `trainTargets(…, { splits: 'coins' })`, for then even an attack that
 * knows all other coins learns of one no more than privacy allows, whatever else records of a target have in common.
 *
 * Several targets are one run of a mechanism that trains them all: a coin decides about one record in one of them, so
 * that it is as private as each. Bounds are those of adding or removing a record, and hold with probability `level`.
 * @returns bounds of ε at δ, and of µ (for which see `oneRunMu`)
 * @throws RangeError for targets by halves of the pool, a result that does not know who was a member and how that was
 *   decided, scores of a target that rest on the other targets (LiRA online), or options out of range
 * @example
 * const random = randomFor(1);
 * const truth = Uint8Array.from({ length: 100 }, () => Number(random.uniform() < 0.5));
 * const scored = { name: 'oracle', score: { values: Float64Array.from(truth), width: 100 }, truth, warnings: [] };
 * const all = { members: 50, nonMembers: 50 };
 * auditInOneRun(scored, { inclusion: 'coins', guesses: all }).right; // => 96
 */
export function auditInOneRun(result: Scores, options: OneRunOptions = {}): OneRunAudit {
  checkOptions('auditInOneRun', options, names);
  const { delta = 0, level = 0.95, target, guesses } = options;
  checkDelta(delta);
  checkLevel(level);
  const { truth, targets, width, inclusion } = auditable(result, options.inclusion);
  if (inclusion !== 'coins') expected('targets that were trained by coins', 'targets on halves of the pool', notCoins);
  if (target !== undefined) checkPosition('target', target, targets);
  const scores = target === undefined ? result.score.values : row(result.score, target);
  const members = target === undefined ? truth : truth.subarray(target * width, (target + 1) * width);
  const canaries = scores.length;
  const numbers = guesses === undefined ? guessNumbers(canaries) : [checkGuesses(guesses, canaries)];
  const order = byScore(scores);
  const each = 1 - (1 - level) / numbers.length;
  const tries = numbers.map(of => {
    const right = countRight(order, members, of);
    const given = { canaries, guesses: of.members + of.nonMembers, right, level: each };
    return { ...of, right, epsilon: oneRunEpsilon({ ...given, delta }), mu: oneRunMu(given) };
  });
  return new OneRunAudit({ name: result.name, delta, level, target, canaries, tries, warnings: result.warnings });
}

function checkGuesses(guesses: GuessNumbers, canaries: number): GuessNumbers {
  checkFields('guesses', guesses, '{ members, nonMembers }', ['members', 'nonMembers']);
  const { members, nonMembers } = guesses;
  if (checkInteger('guesses.members', members, 0) + checkInteger('guesses.nonMembers', nonMembers, 0) > canaries)
    expected(`guesses about at most ${canaries} pairs`, `${members} + ${nonMembers}`);
  return { members, nonMembers };
}
