import type { DataFrame } from 'danfojs-node';
import { checkOptions } from '../../core/checkOptions';
import { count } from '../../core/format';
import { toFrame } from '../../core/toFrame';
import type { EarlierResults } from '../report/results';
import { type ChangedClaim, changedClaims } from './changedClaims';
import { comparedColumns } from './comparedColumns';
import { type ComparedRow, comparedRow, moved } from './comparedRow';
import { type DifferentSetting, differentSettings } from './differentSettings';
import { sameRows } from './sameRows';

/** Reports side by side. */
export class RunComparison {
  /** What differs in how they were made, but for rows and claims: profile, seed, commit, machine, ... */
  readonly settings: DifferentSetting[];
  /** All numbers that each run has, those that moved furthest first; last those of which that cannot be told. */
  readonly rows: ComparedRow[];
  /** Those that moved beyond their intervals. */
  readonly moved: ComparedRow[];
  /** Numbers that a run does not have. */
  readonly incomplete: ComparedRow[];
  /** Claims of the paper whose verdict is not the same in all runs that have them. */
  readonly claims: ChangedClaim[];
  /** What a reader has to know. */
  readonly warnings: string[];

  /** @param names of the runs, as they are shown */
  constructor(
    readonly names: string[],
    runs: EarlierResults[],
  ) {
    const all = sameRows(runs.map(({ rows }) => rows)).map(comparedRow);
    const isWhole = ({ rows }: ComparedRow) => rows.every(row => row !== undefined);
    this.settings = differentSettings(runs);
    this.rows = all.filter(isWhole).sort((a, b) => (b.far ?? -1) - (a.far ?? -1));
    this.moved = this.rows.filter(moved);
    this.incomplete = all.filter(row => !isWhole(row));
    this.claims = changedClaims(runs);
    this.warnings = this.warningsOf(runs);
  }

  /**
   * A line a number: what it is in each run, with its interval or band, and how far it moved, in units of what luck can
   * do: above 1 is beyond it.
   * @param options.all also those that did not move beyond their intervals; default false
   * @throws RangeError for an unknown option
   */
  toFrame(options: { all?: boolean } = {}): DataFrame {
    checkOptions('toFrame', options, { all: true });
    return toFrame(comparedColumns(this.names, options.all ? this.rows : this.moved));
  }

  private warningsOf(runs: EarlierResults[]): string[] {
    const judged = this.rows.filter(({ far }) => far !== null).length;
    const lucky = Math.round((judged * (runs.length - 1)) / 20);
    return [
      `${count(this.moved.length)} of ${count(judged)} numbers with intervals moved beyond them; by luck alone about ` +
        `${count(lucky)} would, were the runs independent of one another, and their numbers.`,
      ...(runs.some(({ seed }, i) => i > 0 && seed !== undefined && seed === runs[0].seed)
        ? ['Runs of one seed share models and splits: what differs between them is less a matter of luck than that.']
        : []),
    ];
  }
}
