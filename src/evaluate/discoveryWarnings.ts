import { ranksSupport } from '../attack/resolution';
import type { PValues } from '../attack/result';
import { count } from '../core/format';

/**
 * How many records have to share the smallest p-value of ranks for Benjamini–Hochberg at q to claim them.
 * @returns one warning, or none where a single record will do
 */
export function discoveryWarnings(
  { beyondRanks, references, p: { width } }: Pick<PValues, 'beyondRanks' | 'references' | 'p'>,
  q: number,
): string[] {
  const needed = Math.ceil(width / ((references + 1) * q));
  if (needed <= 1 || beyondRanks === undefined) return [];
  const unless = needed > width ? '' : ` unless ${count(needed)} share it`;
  return [
    `${ranksSupport(references)}: over ${count(width)} records Benjamini–Hochberg at ${q} claims nothing by ranks` +
      `${unless}.${beyondRanks === null ? '' : ` Claims of fewer rest on ${beyondRanks}.`}`,
  ];
}
