import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { toFrame } from '../../../core/toFrame';
import type { Banded } from '../../../display/charts/bandChart';
import type { SelectionRule } from '../../../select/rules/selectionRule';
import { signTest } from '../../../stats/significance/signTest';
import { pooledMetric } from '../../report/metric';
import { type Notes, notes, notesOf } from '../../report/notes';
import type { Row } from '../../report/row';
import { type SettingName, settings } from '../../setup/settings';
import type { Bands } from '../splits/bands';
import { bandCell } from './bandCell';
import { halfOfTheTargets } from './measureRules';
import { MissedRecords } from './missedRecords';
import { RuleCosts } from './ruleCosts';
import { type Measure, measures } from './ruleRows';

/** On how many splits a rule does better than the paper's. */
export interface Signs {
  better: number;
  worse: number;
  same: number;
  /** Splits in which one of the two has no number, as nothing was guessed. */
  missing: number;
  /** Sign test, two-sided; null below 6 splits with a difference, where it could not come below 0.05. */
  p: number | null;
}

const fewest = 6;

/** The rules of selection on one setting, compared over random splits. */
export class RuleComparison {
  /** The rows of all splits together, exhibit "selection". */
  readonly rows: Row[];
  /** How many records were selected. */
  readonly counts: number[];
  /** What the rules find with fewer reference models. */
  readonly costs: RuleCosts;
  /** What the exposed records have in common that rules miss. */
  readonly missed: MissedRecords;

  /** @param rules the paper's first */
  constructor(
    readonly name: SettingName,
    readonly rules: readonly SelectionRule[],
    private readonly bands: Bands,
  ) {
    this.counts = [...new Set(bands.perSplit[0].flatMap(({ count }) => count ?? []))];
    this.missed = new MissedRecords(bands);
    this.costs = new RuleCosts(bands);
    this.rows = bands.rows.map(({ repeats: _, ...row }) => ({ ...row, exhibit: 'selection', ...this.signNotes(row) }));
  }

  get title(): string {
    return settings[this.name].title;
  }

  /** The seeds of the splits that judge. */
  get seeds(): number[] {
    return this.bands.seeds;
  }

  /** How many random splits judge. */
  get splits(): number {
    return this.bands.perSplit.length;
  }

  /**
   * In how many splits a rule beats the paper's. Splits share records, the more the smaller the data: p is too small.
   */
  signs(rule: string, measure: Measure, count: number): Signs {
    const values = this.values({ rule, measure, count, difference: true });
    const [better, worse, same] = [1, -1, 0].map(
      sign => values.filter(value => value !== null && Math.sign(value) === sign).length,
    );
    const missing = values.length - better - worse - same;
    return { better, worse, same, missing, p: better + worse >= fewest ? signTest(better, worse) : null };
  }

  /** Median over the splits, null where no split has a number. */
  median(rule: string, measure: Measure, count: number): number | null {
    return this.find({ rule, measure, count, over: 'splits' }).ours;
  }

  /** One measure of each rule, with what it is on every split: for `bandChart`. */
  lines(measure: Measure, count: number): Banded[] {
    return this.ruleNames().flatMap(rule =>
      this.bands.lines(row => isOf(row, { rule, measure, count })).map(line => ({ ...line, label: rule })),
    );
  }

  /**
   * A row for each rule: medians over the splits with their band (`splitBand`), and precision over all splits'
   * guesses.
   */
  table(count: number): DataFrame {
    const names = this.ruleNames();
    const cells = (measure: Measure, over: Row['over'] = 'splits') =>
      names.map(rule => bandCell(this.find({ rule, measure, count, over })));
    return toFrame(
      { rule: names },
      measures.map(measure => [measure, cells(measure)] as const),
      { [pooledMetric('precision')]: cells('precision', 'pooled') },
    );
  }

  /** A row for each rule but the paper's: in how many splits it is better, worse and equal, by every measure. */
  signTable(count: number): DataFrame {
    const others = this.rules.slice(1);
    const text = (rule: string, measure: Measure) => {
      const { better, worse, same, missing, p } = this.signs(rule, measure, count);
      const rest = [...(same ? [`${same} equal`] : []), ...(missing ? [`${missing} without a guess`] : [])].join(', ');
      const test = p === null ? '' : `, p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}`;
      return `${better} : ${worse}${rest && ` (${rest})`}${test}`;
    };
    return toFrame(
      { rule: others.map(({ name }) => name) },
      measures.map(measure => [measure, others.map(({ name }) => text(name, measure))] as const),
    );
  }

  [inspect.custom](): string {
    const selected = this.counts.join(' and ');
    return `RuleComparison: ${this.rules.length} rules on ${this.title}, ${this.splits} splits, ${selected} records`;
  }

  private ruleNames(): string[] {
    const all = [...this.rules.map(({ name }) => name), halfOfTheTargets];
    return all.filter(rule => this.rows.some(row => row.rule === rule));
  }

  private find(wanted: Wanted): Row {
    return this.rows.find(row => isOf(row, wanted))!;
  }

  private values(wanted: Wanted): (number | null)[] {
    return this.bands.perSplit.map(rows => rows.find(row => isOf(row, wanted))!.ours);
  }

  private signNotes(row: Row): Notes {
    const { rule, measure, count, difference } = row;
    if (!difference) return {};
    const { better, worse, same, p } = this.signs(rule!, measure as Measure, count!);
    const test = p === null ? '' : `, sign test p = ${p.toPrecision(2)} (splits share records, so it is too small)`;
    return notes(`Better in ${better}, worse in ${worse}, equal in ${same} splits${test}.`, ...notesOf(row));
  }
}

/** The numbers of a rule. */
type Wanted = { rule: string; measure: Measure; count: number } & Pick<Row, 'difference' | 'over'>;

const isOf = (row: Row, { rule, measure, count, difference, over }: Wanted): boolean =>
  row.rule === rule &&
  row.measure === measure &&
  row.count === count &&
  row.difference === difference &&
  row.models === undefined &&
  row.records === undefined &&
  row.over === over;
