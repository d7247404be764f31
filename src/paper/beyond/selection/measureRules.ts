import { attackDirectly } from '../../../attack/attackDirectly';
import type { AttackResult, Scores } from '../../../attack/result';
import { type Matrix, rows } from '../../../core/matrix';
import { Records } from '../../../data/records';
import { type Guesses, type GuessShare, shareOfGuesses } from '../../../evaluate/guesses';
import { halvingParity } from '../../../evaluate/halvings';
import { tprAt } from '../../../evaluate/tprAt';
import { mostAtRisk } from '../../../select/rules/mostAtRisk';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import type { Share } from '../../../stats/interval/share';
import type { Experiment } from '../../setup/experiment';
import { paperCutoff } from '../../setup/paperCutoff';
import type { PoolExposure } from './poolExposure';
import { trueTop } from './trueTop';

/** What became of the records that a rule selects, on one split; guesses of "member" are those at p ≤ 0.01. */
export interface RuleOutcome {
  rule: string;
  /** How many records. */
  count: number;
  /** Of the guesses of "member" at p ≤ 0.01, and of what they could have been. */
  precision: Share;
  recall: Share;
  falsePositiveRate: Share;
  /** What the direct attack finds at `fixedFpr`, as the non-members of these records have it, and the realised rate. */
  tpr: Share;
  realised: Share;
  /** How many are among the `count` most exposed records of the pool (`trueTop`). */
  top: number;
  /** Mean true exposure. */
  exposure: number;
}

/**
 * The false-positive rate at which rules are compared. At equal p they differ in it: a rule that selects records of
 * large losses gets more wrong guesses, and more right ones with them.
 */
const fixedFpr = 0.01;

/** The name under which the exposure itself stands among the rules, as far as half of the targets tell it. */
export const halfOfTheTargets = 'half of the targets';

/**
 * Selects so many records of the pool by each rule, and judges them by all targets. Last comes what no adversary has:
 * the most exposed on the even halvings of the pool, judged by the odd ones, for how far one gets by looking at half
 * of the targets; left out where there is one halving.
 */
export function measureRules(
  { references, targets, split: { pool } }: Experiment,
  rules: readonly SelectionRule[],
  counts: number[],
  { all, halves }: PoolExposure,
): RuleOutcome[] {
  const chosen = [
    ...rules.map(rule => ({ rule: rule.name, risk: rule.risk(references, pool), judge: all, by: () => true })),
    ...halves.slice(1).map(odd => ({
      rule: halfOfTheTargets,
      risk: halves[0],
      judge: odd,
      by: (target: number) => halvingParity(target) === 1,
    })),
  ].flatMap(({ risk, ...rest }) => counts.map(count => ({ ...rest, count, positions: mostAtRisk(risk, count) })));
  // One attack on all that any rule selects.
  const union = Int32Array.from(new Set(chosen.flatMap(({ positions }) => [...positions]))).sort();
  const columnOf = new Map(Array.from(union, (position, column) => [position, column]));
  const result = attackDirectly(
    references,
    targets,
    new Records(
      pool.dataset,
      union.map(at => pool.indices[at]),
    ),
  );
  return chosen.map(({ rule, count, positions, judge, by }) => {
    const top = trueTop(judge, count);
    const columns = positions.map(position => columnOf.get(position)!);
    const part = partOf(result, columns, by);
    const { tpr, realised } = tprAt(part, fixedFpr);
    return {
      rule,
      count,
      ...guesses(part),
      tpr,
      realised,
      top: positions.filter(position => top[position]).length,
      exposure: positions.reduce((sum, position) => sum + judge[position], 0) / count,
    };
  });
}

/** What an attack says of some records, on some targets. */
type Part = Required<Pick<Scores, 'score' | 'p' | 'truth'>>;

function partOf({ score, p, truth }: AttackResult, columns: Int32Array, by: (target: number) => boolean): Part {
  const { width } = p;
  const targets = Array.from({ length: rows(p) }, (_, t) => t).filter(by);
  const at = Int32Array.from(targets.flatMap(t => Array.from(columns, column => t * width + column)));
  const some = ({ values }: Matrix): Matrix => ({
    values: Float64Array.from(at, i => values[i]),
    width: columns.length,
  });
  return { score: some(score), p: some(p), truth: Uint8Array.from(at, i => truth![i]) };
}

function guesses({ p: { values, width }, truth }: Part): Pick<RuleOutcome, GuessShare> {
  const found: Guesses = { guess: Uint8Array.from(values, p => Number(p <= paperCutoff)), truth, width };
  const of = (share: GuessShare) => shareOfGuesses(share, found);
  return { precision: of('precision'), recall: of('recall'), falsePositiveRate: of('falsePositiveRate') };
}
