import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { Scores } from '../attack/result';
import { checkOptions } from '../core/checkOptions';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { clusteredShare } from '../stats/interval/clusteredShare';
import type { Share } from '../stats/interval/share';
import type { Flags } from './flags';
import { countFlags, flagsOf } from './flags';
import { precisionAt, precisionAtPrior, shownPrior } from './precisionAtPrior';
import { samePairs } from './samePairs';

/**
 * Compares which pairs of record and target several attacks flag, each at its own threshold: the one that gives it,
 * over all pairs, a false-positive rate of at most `fpr`. Thresholds count as given in the intervals.
 * @param attacks on the same records and targets, with names that differ
 * @param options.fpr default 0.01
 * @throws RangeError when the attacks are not on the same pairs, or do not know who was a member
 */
export function agreement(attacks: readonly Scores[], options: { fpr?: number } = {}): Agreement {
  checkOptions('agreement', options, { fpr: true });
  const { fpr = 0.01 } = options;
  const truth = samePairs(attacks);
  const { width } = attacks[0].score;
  const others = truth.map(one => 1 - one);
  const both = (a: Uint8Array, b: Uint8Array) => a.map((one, i) => one & b[i]);
  const either = (a: Uint8Array, b: Uint8Array) => a.map((one, i) => one | b[i]);
  const flagged = (flags: Uint8Array): Flagged => {
    const precision = clusteredShare(truth, flags, width);
    const recall = clusteredShare(flags, truth, width);
    const atPrior = precisionAtPrior(recall, clusteredShare(flags, others, width), shownPrior);
    return { pairs: precision.trials, right: precision.hits, precision, atPrior, recall };
  };
  const all = attacks.map(attack => flagsOf(attack, fpr));
  const counts = countFlags(all);
  return new Agreement({
    fpr,
    attacks: all.map(one => ({ ...one, ...flagged(one.flags) })),
    union: flagged(counts.map(j => Number(j > 0))),
    exactly: [...all, null].map((_, j) => flagged(counts.map(found => Number(found === j)))),
    overlaps: all.flatMap((a, i) =>
      all.slice(i + 1).map((b): Overlap => {
        const [common, any] = [both(a.flags, b.flags), either(a.flags, b.flags)];
        return {
          a: a.name,
          b: b.name,
          all: clusteredShare(common, any, width),
          members: clusteredShare(common, both(any, truth), width),
        };
      }),
    ),
    warnings: [...new Set(attacks.flatMap(({ warnings }) => warnings))],
  });
}

/** Pairs of record and target that are flagged, and what becomes of it. */
export interface Flagged {
  pairs: number;
  /** How many of them are members. */
  right: number;
  /** At the share of members among all pairs as the prior, one half where targets are trained on halves of a pool. */
  precision: Share;
  /** At prior 0.01: `precisionAtPrior`. */
  atPrior: Pick<Share, 'value' | 'low' | 'high'>;
  recall: Share;
}

/** How far two attacks flag the same pairs. */
export interface Overlap {
  a: string;
  b: string;
  /** Jaccard index: of the pairs that either flags, the share that both flag; null where neither flags any. */
  all: Share;
  /** The same among the members. */
  members: Share;
}

/**
 * What several attacks flag, one by one, together and in common. Intervals allow for pairs that share a record or a
 * target.
 */
export class Agreement extends Tabular {
  declare readonly fpr: number;
  declare readonly attacks: readonly (Flagged & Flags)[];
  /** What at least one attack flags. */
  declare readonly union: Flagged;
  /** What exactly j attacks flag, from j = 0. */
  declare readonly exactly: readonly Flagged[];
  /** Each attack with each later one. */
  declare readonly overlaps: readonly Overlap[];
  declare readonly warnings: readonly string[];

  constructor(fields: Pick<Agreement, 'fpr' | 'attacks' | 'union' | 'exactly' | 'overlaps' | 'warnings'>) {
    super();
    Object.assign(this, fields);
  }

  /**
   * A row for each attack, and for all together: realised false-positive rate, pairs flagged, how many rightly, and
   * shares. Precision is at the share of members among the pairs, and at prior 0.01 (`precisionAtPrior`).
   */
  table(): DataFrame {
    return flaggedFrame([
      ...this.attacks.map(one => ({ ...one, 'false positive rate': one.at.realised.value })),
      { ...this.union, name: 'any of them', 'false positive rate': null },
    ]);
  }

  /**
   * A row for each number of attacks that agree, from 0: pairs flagged by exactly so many, how many are members,
   * precision.
   */
  counts(): DataFrame {
    const { exactly } = this;
    return toFrame({
      'flagged by': exactly.map((_, j) => j),
      pairs: exactly.map(one => one.pairs),
      members: exactly.map(one => one.right),
      'share of members': exactly.map(one => one.precision.value),
      low: exactly.map(one => one.precision.low),
      high: exactly.map(one => one.precision.high),
    });
  }

  /**
   * A row for each two attacks: Jaccard index over all flagged pairs and over the members among them, with intervals.
   */
  toFrame(): DataFrame {
    const { overlaps } = this;
    const column = <T>(of: (one: Overlap) => T) => overlaps.map(of);
    return toFrame({
      attack: column(one => one.a),
      and: column(one => one.b),
      both: column(one => one.all.hits),
      either: column(one => one.all.trials),
      Jaccard: column(one => one.all.value),
      low: column(one => one.all.low),
      high: column(one => one.all.high),
      'Jaccard, members': column(one => one.members.value),
      'members low': column(one => one.members.low),
      'members high': column(one => one.members.high),
    });
  }

  [inspect.custom](): string {
    return (
      `Agreement of ${this.attacks.length} attacks at false-positive rate ${this.fpr}: ` +
      `${count(this.union.pairs)} pairs flagged, ${count(this.exactly.at(-1)!.pairs)} by all`
    );
  }
}

function flaggedFrame(lines: (Flagged & { name: string; 'false positive rate': number | null })[]): DataFrame {
  const column = <T>(of: (one: (typeof lines)[number]) => T) => lines.map(of);
  return toFrame({
    attack: column(one => one.name),
    'false positive rate': column(one => one['false positive rate']),
    flagged: column(one => one.pairs),
    rightly: column(one => one.right),
    precision: column(one => one.precision.value),
    low: column(one => one.precision.low),
    high: column(one => one.precision.high),
    [precisionAt(shownPrior)]: column(one => one.atPrior.value),
    'at prior low': column(one => one.atPrior.low),
    'at prior high': column(one => one.atPrior.high),
    recall: column(one => one.recall.value),
    'recall low': column(one => one.recall.low),
    'recall high': column(one => one.recall.high),
  });
}
