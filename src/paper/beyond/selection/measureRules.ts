import { attackByThreshold } from '../../../attack/attackByThreshold';
import { attackDirectly } from '../../../attack/attackDirectly';
import type { AttackResult } from '../../../attack/result';
import { Records } from '../../../data/records';
import { halvingParity, ofHalvings } from '../../../evaluate/halvings';
import { recordAucs } from '../../../evaluate/recordAucs';
import { mostAtRisk } from '../../../select/rules/mostAtRisk';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import type { Experiment } from '../../setup/experiment';
import { paperCutoff } from '../../setup/paperCutoff';

/** What became of the records that a rule selects, on one split. */
export interface RuleOutcome {
  rule: string;
  /** How many records. */
  count: number;
  /** Guesses of "member" at p ≤ 0.01 that were right and wrong, and how many they could have been. */
  tp: number;
  fp: number;
  members: number;
  /**
   * How many are as exposed as the `count`-th most exposed record of the pool, or more: with ties any of those will
   * do.
   */
  top: number;
  /** Mean true exposure. */
  exposure: number;
}

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
): RuleOutcome[] {
  const byLoss = attackByThreshold(references, targets, pool);
  const halves = targets.models.length < 4 ? [] : [0, 1].map(parity => recordAucs(ofHalvings(byLoss, parity)));
  const all = recordAucs(byLoss);
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
  const columns = new Map(Array.from(union, (position, column) => [position, column]));
  const result = attackDirectly(
    references,
    targets,
    new Records(
      pool.dataset,
      union.map(at => pool.indices[at]),
    ),
  );
  return chosen.map(({ rule, count, positions, judge, by }) => {
    const least = judge[mostAtRisk(judge, count).reduce((a, b) => (judge[b] < judge[a] ? b : a))];
    return {
      rule,
      count,
      ...guesses(
        result,
        positions.map(position => columns.get(position)!),
        by,
      ),
      top: positions.filter(position => judge[position] >= least).length,
      exposure: positions.reduce((sum, position) => sum + judge[position], 0) / count,
    };
  });
}

function guesses({ p: { values, width }, truth }: AttackResult, columns: Int32Array, by: (target: number) => boolean) {
  let tp = 0;
  let fp = 0;
  let members = 0;
  for (let t = 0; t < values.length / width; t++)
    if (by(t))
      for (const column of columns) {
        const i = t * width + column;
        const member = truth![i] === 1;
        const guessed = values[i] <= paperCutoff;
        if (member) members++;
        if (guessed && member) tp++;
        if (guessed && !member) fp++;
      }
  return { tp, fp, members };
}
