import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import type { Scores } from '../attack/result';
import { expected } from '../core/check';
import { count } from '../core/format';
import { Tabular } from '../core/tabular';
import { toFrame } from '../core/toFrame';
import { originalCells } from '../data/originalCells';
import { recordColumns } from '../data/recordColumns';
import { Records } from '../data/records';
import { type Outcomes, precision, recall } from './evaluation';

/** One attacked record. */
export interface RecordLine {
  /** Its position among those attacked. */
  position: number;
  neighbours?: number;
  /**
   * On the chosen target: each attack's score, in their order, how many flag the record, and whether it is a member.
   */
  scores: number[];
  flaggedBy: number;
  member: boolean;
  /** Share of the targets on which each attack flags the record, and on which any does. */
  flags: number[];
  flaggedByAny: number;
  /** Right and wrong guesses over all targets, of the attack that `of` names. */
  outcomes: Outcomes;
  /** Its own AUC (`recordRisks`), with its interval. */
  risk?: { value: number; low: number; high: number };
}

/** What several attacks say of each record. */
export class RecordTable extends Tabular {
  declare readonly attacks: readonly string[];
  declare readonly target: number;
  declare readonly of: string;
  declare readonly lines: readonly RecordLine[];
  declare readonly records: Scores['records'];
  declare readonly warnings: readonly string[];

  constructor(fields: Pick<RecordTable, 'attacks' | 'target' | 'of' | 'lines' | 'records' | 'warnings'>) {
    super();
    Object.assign(this, fields);
  }

  /**
   * A row for each record: what it is, its AUC; over all targets how often it is flagged, precision, at the share of
   * targets that were trained on it as the prior, recall; one target.
   */
  table(): DataFrame {
    return this.frame(false);
  }

  /** The same, and how often each attack flags the record. */
  toFrame(): DataFrame {
    return this.frame(true);
  }

  /**
   * A row for each record: what it is, its AUC, how often it is flagged, and its cells as the source had them, null
   * where that had none. A column of the source whose name is taken is called "name (2)".
   * @throws RangeError where the records are not known, as those of attacks on losses alone
   */
  cells(): DataFrame {
    const { records, lines } = this;
    if (!records) expected('attacks on records that are known', 'attacks on losses alone');
    const positions = lines.map(({ position }) => position);
    const own = new Records(
      records.dataset,
      positions.map(position => records.indices[position]),
    );
    return toFrame(recordColumns(records, positions), this.risks(), this.flaggedByAny(), originalCells(own));
  }

  private risks() {
    const { lines } = this;
    return (
      lines.some(({ risk }) => risk) && {
        AUC: lines.map(({ risk }) => risk?.value),
        low: lines.map(({ risk }) => risk?.low),
        high: lines.map(({ risk }) => risk?.high),
      }
    );
  }

  private flaggedByAny() {
    return { 'flagged by any': this.lines.map(line => line.flaggedByAny) };
  }

  private frame(each: boolean): DataFrame {
    const { lines, target, attacks, of } = this;
    const column = <T>(of: (line: RecordLine) => T) => lines.map(of);
    const perAttack = (name: (attack: string) => string, of: (line: RecordLine, i: number) => number) =>
      attacks.map((attack, i) => [name(attack), lines.map(line => of(line, i))] as const);
    return toFrame(
      recordColumns(
        this.records,
        column(line => line.position),
      ),
      lines.some(line => line.neighbours !== undefined) && { neighbours: column(line => line.neighbours) },
      this.risks(),
      each &&
        perAttack(
          name => `flagged by ${name}`,
          (line, i) => line.flags[i],
        ),
      {
        ...this.flaggedByAny(),
        [`precision (${of})`]: column(line => precision(line.outcomes)),
        [`recall (${of})`]: column(line => recall(line.outcomes)),
        [`member of target ${target}`]: column(line => (line.member ? 'yes' : 'no')),
        'attacks that flag it': column(line => line.flaggedBy),
      },
      perAttack(
        name => `score, ${name}`,
        (line, i) => line.scores[i],
      ),
    );
  }

  [inspect.custom](): string {
    const attacks = `${this.attacks.length} attacks (${this.attacks.join(', ')})`;
    return `RecordTable of ${count(this.lines.length)} records and ${attacks}`;
  }
}
