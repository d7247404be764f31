import type { Scored } from '../attack/scored';
import { clusteredShare } from '../stats/clusteredShare';
import { Agreement, type Flagged, type Overlap } from './agreementResult';
import { countFlags, flagsOf } from './flags';
import { samePairs } from './samePairs';

/**
 * Compares which pairs of record and target several attacks flag, each at its own threshold: the one that gives it, over all
 * pairs, a false-positive rate of at most `fpr`. Thresholds count as given in the intervals.
 * @param attacks on the same records and targets, with names that differ
 * @param options.fpr default 0.01
 * @throws RangeError when the attacks are not on the same pairs, or do not know who was a member
 */
export function agreement(attacks: readonly Scored[], { fpr = 0.01 }: { fpr?: number } = {}): Agreement {
  const truth = samePairs(attacks);
  const { width } = attacks[0].score;
  const both = (a: Uint8Array, b: Uint8Array) => a.map((one, i) => one & b[i]);
  const either = (a: Uint8Array, b: Uint8Array) => a.map((one, i) => one | b[i]);
  const flagged = (flags: Uint8Array): Flagged => {
    const precision = clusteredShare(truth, flags, width);
    const recall = clusteredShare(flags, truth, width);
    return { pairs: precision.trials, right: precision.hits, precision, recall };
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
