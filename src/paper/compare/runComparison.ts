import type { DataFrame } from 'danfojs-node';
import { count } from '../../core/format';
import { Tabular } from '../../core/tabular';
import { toFrame } from '../../core/toFrame';
import type { EarlierResults } from '../report/results';
import { type ChangedClaim, changedClaims } from './changedClaims';
import { comparedColumns, nameColumns } from './comparedColumns';
import { type ComparedRow, comparedRow, moved } from './comparedRow';
import { type DifferentSetting, differentSettings } from './differentSettings';
import { sameRows } from './sameRows';

/** Reports side by side. */
export class RunComparison extends Tabular {
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
    super();
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
   * The numbers that moved beyond their intervals, a line each, as a reader wants them: with their intervals or bands,
   * and by how much they moved, in units of what luck can do.
   */
  table(): DataFrame {
    return toFrame(comparedColumns(this.names, this.moved));
  }

  /** All numbers that each run has, moved or not: in each run with the ends of its interval, and how far it moved. */
  toFrame(): DataFrame {
    const of = (run: number, end: 'ours' | 'low' | 'high') => this.rows.map(({ rows }) => rows[run]?.[end] ?? null);
    return toFrame(
      nameColumns(this.rows),
      this.names.flatMap((name, run) => [
        [name, of(run, 'ours')] as const,
        [`${name}, low`, of(run, 'low')] as const,
        [`${name}, high`, of(run, 'high')] as const,
      ]),
      { 'moved by': this.rows.map(({ far }) => far) },
    );
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
