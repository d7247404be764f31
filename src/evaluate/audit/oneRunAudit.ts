import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { count } from '../../core/format';
import { Tabular } from '../../core/tabular';
import { toFrame } from '../../core/toFrame';
import type { GuessNumbers } from './guessesByRank';
import { neighbours } from './thresholdAudit';

/** So many guesses, how many of them are right, and what that shows. */
export interface OneRunTry extends GuessNumbers {
  right: number;
  epsilon: number;
  mu: number;
}

/** The audit of many records in one run: see `auditInOneRun`. */
export class OneRunAudit extends Tabular {
  declare readonly name: string;
  declare readonly delta: number;
  /** The greatest ε of all tries holds with this probability or more, and so does the greatest µ. */
  declare readonly level: number;
  /** Undefined for all targets together. */
  declare readonly target?: number;
  /** Pairs of a record and a target, for each of which a coin was thrown. */
  declare readonly canaries: number;
  /** For each number of guesses that was tried; levels are raised so that all hold together. */
  declare readonly tries: readonly OneRunTry[];
  declare readonly warnings: readonly string[];

  constructor(fields: Pick<OneRunAudit, 'name' | 'delta' | 'level' | 'target' | 'canaries' | 'tries' | 'warnings'>) {
    super();
    const { tries, warnings } = fields;
    const corrected = `${tries.length} numbers of guesses were tried, at a level at which all bounds hold together.`;
    Object.assign(this, fields, {
      warnings: [
        ...warnings,
        ...(tries.length > 1 ? [corrected] : []),
        `Bounds are about training sets with ${neighbours.coins}.`,
      ],
    });
  }

  /** ε at δ is at least this. */
  get epsilon(): number {
    return this.best('epsilon').epsilon;
  }

  /** µ is at least this, for training that is private as Gaussian noise is. */
  get mu(): number {
    return this.best('mu').mu;
  }

  /** The right guesses of the try that shows most. */
  get right(): number {
    return this.best('epsilon').right;
  }

  /** The try that shows most; the first of equal ones. */
  best(by: 'epsilon' | 'mu' = 'epsilon'): OneRunTry {
    return this.tries.reduce((best, one) => (one[by] > best[by] ? one : best));
  }

  /** A row for each number of guesses: how many of members, of non-members, right ones, bounds. */
  toFrame(): DataFrame {
    const of = <T>(pick: (one: OneRunTry) => T) => this.tries.map(pick);
    return toFrame({
      'guessed members': of(one => one.members),
      'guessed non-members': of(one => one.nonMembers),
      right: of(one => one.right),
      'share right': of(one => one.right / (one.members + one.nonMembers)),
      'ε ≥': of(one => one.epsilon),
      'µ ≥': of(one => one.mu),
    });
  }

  [inspect.custom](): string {
    const { name, delta, level, target, canaries, epsilon, mu } = this;
    const about = `${count(canaries)} coins of ${target === undefined ? 'all targets' : `target ${target}`}`;
    const found = `ε ≥ ${epsilon.toFixed(3)}, µ ≥ ${mu.toFixed(3)}`;
    return `Audit of ${name} in one run (δ ${delta}, level ${level}) by ${about}: ${found}`;
  }
}
