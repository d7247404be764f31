import { homedir } from 'node:os';
import { failedOf, type Report } from '../../src/command/pages/report';
import { root } from '../../src/command/root';
import { byAuthor, type ReportedClaim } from '../../src/paper/report/claim';

/** What became of a claim: judged, not to be told, or not looked at, as its setting or notebook did not run. */
export type Verdict = 'holds' | 'does not hold' | 'cannot be told' | 'skipped';

export const verdicts: readonly Verdict[] = ['holds', 'does not hold', 'cannot be told', 'skipped'];

export interface JudgedClaim {
  exhibit: string;
  /** In the words of the report, which name the setting. */
  claim: string;
  verdict: Verdict;
}

/** A notebook that failed. */
export interface Failure {
  notebook: string;
  /** Which cell, from 1; none where no cell threw it. */
  cell?: number;
  error: string;
}

/** What came of a seed. Nothing in it depends on the machine. */
export interface Outcome {
  seed: number;
  /** Of gmia. */
  version: string;
  /** What code it was, by `codeHash`. */
  code: string;
  /** The day, such as "2026-11-30". */
  date: string;
  failures: Failure[];
  /** Of the paper. */
  claims: JudgedClaim[];
}

/** The outcome of a run of the notebooks. */
export const outcomeOf = (report: Report, version: string, code: string): Outcome => ({
  seed: report.seed,
  version,
  code,
  date: report.date.toISOString().slice(0, 10),
  failures: failedOf(report).map(({ name, cell, summary = '' }) => ({
    notebook: name,
    ...(cell !== undefined && { cell }),
    error: withoutPlaces(summary),
  })),
  claims: byAuthor(report.claims).papers.map(one => ({
    exhibit: one.exhibit,
    claim: one.claim,
    verdict: verdictOf(one),
  })),
});

function verdictOf({ holds, skipped }: ReportedClaim): Verdict {
  if (skipped) return 'skipped';
  return holds === null ? 'cannot be told' : holds ? 'holds' : 'does not hold';
}

/** The first line of an error, without the folders of this machine. */
const withoutPlaces = (text: string) =>
  text.trim().split('\n')[0].replaceAll(root, '.').replaceAll(homedir(), '~').slice(0, 300);
