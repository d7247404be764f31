import { ranksSupport } from '../attack/resolution';
import type { PValues } from '../attack/result';
import { count } from '../core/format';
import { harmonic } from '../stats/numeric/harmonic';
import { type Procedure, procedures } from '../stats/significance/referencesNeeded';

type Claimed = Pick<PValues, 'beyondRanks' | 'references' | 'spread' | 'p'>;

/**
 * What is to be known of claims about many records: how many have to share the smallest p-value of ranks for a
 * procedure at q to claim them, and where nobody has looked after the spread of the references.
 * @returns up to two warnings
 */
export function discoveryWarnings(of: Claimed, q: number, procedure: Procedure = 'BH'): string[] {
  const isUnknown = of.beyondRanks !== undefined && of.spread === undefined;
  return [...rankWarnings(of, q, procedure), ...(isUnknown ? [unknown] : [])];
}

const unknown =
  'It is not known whether p-values are calibrated: those of references that share one finite set of N records are ' +
  'too extreme in both tails, by a variance factor of up to 1 + n/N; see the option spread of attackDirectly.';

function rankWarnings({ beyondRanks, references, p: { width } }: Claimed, q: number, procedure: Procedure): string[] {
  const factor = procedure === 'BY' ? harmonic(width) : 1;
  const needed = Math.ceil(((factor * width) / ((references + 1) * q)) * (1 - 1e-12)); // 0.1 is not a tenth
  if (needed <= 1 || beyondRanks === undefined) return [];
  const unless = needed > width ? '' : ` unless ${count(needed)} share it`;
  return [
    `${ranksSupport(references)}: over ${count(width)} records ${procedures[procedure]} at ${q} claims nothing by ` +
      `ranks${unless}.${beyondRanks === null ? '' : ` Claims of fewer rest on ${beyondRanks}.`}`,
  ];
}
