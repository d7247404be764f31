import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { checkCount } from '../core/check';
import { checkNumbers } from '../core/checkList';
import { requireOptions } from '../core/checkOptions';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { type Procedure, procedures, referencesNeeded } from '../stats/significance/referencesNeeded';
import { smallestPChance } from '../stats/significance/smallestPChance';

export interface PlanOptions {
  /** About how many records of a target something is to be claimed or not. */
  records: number;
  /** How many claims there should be room for. Default 1, 10 and 100, as far as there are records. */
  claims?: readonly number[];
  /** Accepted shares of wrong claims. Default 0.05 and 0.1. */
  q?: readonly number[];
  /** Effects for which the chance of detection is told, in standard deviations of references. Default 1, 2, 3 and 4. */
  effects?: readonly number[];
  /** Default 'BH'. */
  procedure?: Procedure;
}

/** So many claims at q take so many references. */
export interface PlanLine {
  claims: number;
  q: number;
  references: number;
  /** For each effect: the chance that such a record reaches the smallest p-value. */
  chances: number[];
}

/**
 * How many reference models it takes to claim something about a target, before any is trained: a table by the number of
 * claims and the accepted share of wrong ones (see `referencesNeeded`), with the chance that a record with some effect
 * is among those that can be claimed (see `smallestPChance`). More references make smaller p-values, but fewer records
 * reach the smallest. It is about p-values by ranks; below them a tail only guesses.
 * @throws RangeError for numbers out of range, or more claims than records
 * @example
 * const plan = planReferences({ records: 20000, claims: [100], q: [0.1], effects: [2] });
 * plan.lines[0].references; // => 1999
 */
export function planReferences(options: PlanOptions): ReferencePlan {
  const names = { records: true, claims: true, q: true, effects: true, procedure: true } as const;
  requireOptions('planReferences', options, names);
  const { records, q = [0.05, 0.1], effects = [1, 2, 3, 4], procedure = 'BH' } = options;
  checkCount('records', records, 1, Number.MAX_SAFE_INTEGER);
  const { claims = [1, 10, 100].filter(one => one <= records) } = options;
  for (const [name, list] of Object.entries({ claims, q, effects })) checkNumbers(name, list);
  const lines = Array.from(claims).flatMap(one =>
    Array.from(q, share => {
      const references = referencesNeeded({ records, claims: one, q: share, procedure });
      const chances = Array.from(effects, effect => smallestPChance(effect, references));
      return { claims: one, q: share, references, chances };
    }),
  );
  return new ReferencePlan(records, procedure, Array.from(effects), lines);
}

/** How many references claims need: see `planReferences`. */
export class ReferencePlan extends Tabular {
  constructor(
    readonly records: number,
    readonly procedure: Procedure,
    readonly effects: readonly number[],
    readonly lines: readonly PlanLine[],
  ) {
    super();
  }

  /** A row for each number of claims and each q: references, and the chance of detection for each effect. */
  toFrame(): DataFrame {
    const of = (pick: (line: PlanLine) => number) => this.lines.map(pick);
    const chances = this.effects.map((effect, i) => [`found at d = ${effect}`, of(line => line.chances[i])] as const);
    return toFrame(
      { claims: of(line => line.claims), q: of(line => line.q), references: of(line => line.references) },
      chances,
    );
  }

  [inspect.custom](): string {
    const all = this.lines.map(({ claims, q, references }) => `${count(references)} for ${claims} at ${q}`).join(', ');
    return `References needed for claims about ${count(this.records)} records by ${procedures[this.procedure]}: ${all}`;
  }
}
