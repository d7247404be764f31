import { checkText } from '../../core/check';
import { checkEach } from '../../core/checkList';
import { percentInterval } from '../../core/format';
import { claimsPrefix, tellRun } from '../../display/runLines';
import type { Share } from '../../stats/interval/share';
import type { Row } from './row';
import { writeItems } from './writeItems';

/** A conclusion of the paper, or a statement of ours, held against a run. */
export interface Claim {
  /** With the paper's own numbers. */
  claim: string;
  /** null where this run cannot tell: for lack of guesses or of records, or as what it found may be luck. */
  holds: boolean | null;
  /** What this run found. */
  found: string;
  /** Where the setting it is about was not run. */
  skipped?: true;
  /** Where it is a statement of ours, put to the test beside the paper's. Default: the paper concludes it. */
  own?: true;
}

/** A claim in `report/results.json`. */
export interface ReportedClaim extends Claim {
  /** What it was concluded from, as in a row: "T1". */
  exhibit: string;
}

/** Claims by whose they are. */
export const byAuthor = <T extends Pick<Claim, 'own'>>(claims: readonly T[]): { papers: T[]; ours: T[] } => ({
  papers: claims.filter(({ own }) => !own),
  ours: claims.filter(({ own }) => own),
});

function checkClaims(claims: Claim[]): Claim[] {
  checkEach('claims', claims, 'a Claim', ['claim', 'holds', 'found']);
  for (let i = 0; i < claims.length; i++)
    for (const field of ['claim', 'found'] as const) checkText(`claims[${i}].${field}`, claims[i][field]);
  return Array.from(claims);
}

/**
 * Hands claims to the report that is being made, under the name of the exhibit they are about; outside `npm run
 * reproduce` it does nothing. Called again for the same name, it replaces what was there.
 * @example
 * reportClaims('T1', [{ claim: 'More is found than wronged.', holds: true, found: '8 and 1' }]); // => undefined
 */
export function reportClaims(exhibit: string, claims: Claim[]): void {
  const reported = checkClaims(claims).map(
    ({ claim, holds, found, skipped, own }): ReportedClaim => ({
      exhibit,
      claim,
      holds,
      found,
      ...(skipped && { skipped }),
      ...(own && { own }),
    }),
  );
  writeItems('claims', exhibit, reported);
  tellRun(claimsPrefix, exhibit);
}

/** A claim about a row that has no number: it cannot be told, for the reason that the row has. */
export const unjudged = (claim: string, { note, skipped }: Row): Claim => ({
  claim,
  holds: null,
  found: note ?? 'no number',
  ...(skipped !== undefined && { skipped: true }),
});

/**
 * Claims as a table to read: what the paper says, whether it holds in this run, and what was found.
 * @example
 * const [row] = claimRows([{ claim: 'More is found than wronged.', holds: null, found: '1 and 1' }]);
 * row; // => { claim: 'More is found than wronged.', 'in this run': 'cannot be told', found: '1 and 1' }
 */
export const claimRows = (claims: Claim[]): { claim: string; 'in this run': string; found: string }[] =>
  checkClaims(claims).map(({ claim, holds, found }) => ({
    claim,
    'in this run': holds === null ? 'cannot be told' : holds ? 'holds' : 'does NOT hold',
    found,
  }));

/** What `compare`, `aboveHalf` and `shareText` need of a share. */
type Counted = Pick<Share, 'value' | 'low' | 'high' | 'trials'>;

/**
 * Whether a share is greater than before, beyond luck: the 95 % interval of the difference lies above or below 0.
 * null where it does not, or where there is nothing to count. The interval is Newcombe's (1998, method 10), from
 * those of both shares, and as wide as these are: a verdict needs clustered ones, as evaluations and their rows have.
 * @param correlation of the errors of both shares (`shareCorrelation`). Default 0, which is too strict where both rest
 *   on the same targets
 */
export function compare(before: Counted, after: Counted, correlation = 0): boolean | null {
  if (before.value === null || after.value === null) return null;
  const difference = after.value - before.value;
  const reach = (one: number, other: number) =>
    Math.sqrt(Math.max(0, one ** 2 + other ** 2 - 2 * correlation * one * other));
  if (difference > reach(after.value - after.low, before.high - before.value)) return true;
  return -difference > reach(after.high - after.value, before.value - before.low) ? false : null;
}

/** The share that a row holds: of precision or recall, with the clustered interval of its evaluation. */
export const shareOf = ({ ours, low = 0, high = 1, n = 0 }: Row): Counted => ({ value: ours, low, high, trials: n });

/**
 * Whether guesses are right more often than not, beyond luck: its interval lies above or below one half. null where
 * it does not.
 */
export const aboveHalf = ({ value, low, high }: Counted): boolean | null =>
  value === null ? null : low > 0.5 ? true : high < 0.5 ? false : null;

/** "93.4 % [91.0, 95.2] of 633", or that there was nothing to count. */
export const shareText = (share: Counted): string =>
  share.value === null ? 'no guess' : `${percentInterval(share)} of ${share.trials}`;
