import { basisBelowRanks, ranksSupport } from '../attack/outOfReach';
import type { AttackResult } from '../attack/result';
import { count } from '../core/format';

/**
 * How many records have to share the smallest p-value of ranks for Benjamini–Hochberg at q to claim them.
 * @returns one warning, or none where a single record will do
 */
export function neededTogether({ method, references, p: { width } }: AttackResult, q: number): string[] {
  const needed = Math.ceil(width / ((references + 1) * q));
  const basis = basisBelowRanks(method);
  if (needed <= 1 || basis === undefined) return [];
  const unless = needed > width ? '' : ` unless ${count(needed)} share it`;
  return [
    `${ranksSupport(references)}: over ${count(width)} records Benjamini–Hochberg at ${q} claims nothing by ranks` +
      `${unless}.${basis === null ? '' : ` Claims of fewer rest on ${basis}.`}`,
  ];
}
