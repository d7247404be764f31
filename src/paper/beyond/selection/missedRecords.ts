import { inspect } from 'node:util';
import type { DataFrame } from 'danfojs-node';
import { expected } from '../../../core/check';
import { toFrame } from '../../../core/toFrame';
import type { RecordSet, Row } from '../../report/row';
import type { Bands } from '../splits/bands';
import { bandCell } from './bandCell';

/** What the records of the true top have in common that rules find, and those that they miss, over random splits. */
export class MissedRecords {
  /** Of these rules. */
  readonly rules: string[];
  private readonly measures: string[];

  constructor(private readonly bands: Bands) {
    const missed = bands.rows.filter(row => row.records === 'missed');
    this.rules = [...new Set(missed.map(row => row.rule!))];
    this.measures = [...new Set(missed.map(row => row.measure!))];
  }

  /**
   * A row for each trait: what it is of the records found, of those missed, and of the rest of the pool (medians over
   * the splits with their band, `splitBand`); and in how many splits it is larger : smaller for those missed than
   * for those found.
   */
  table(rule: string): DataFrame {
    if (!this.rules.includes(rule)) expected(`rule to be ${this.rules.join(' or ')}`, rule);
    const cells = (records: RecordSet, of?: string) =>
      this.measures.map(measure => bandCell(this.bands.rows.find(isOf(measure, records, of))!));
    return toFrame(
      { trait: this.measures },
      [
        [`found by ${rule}`, cells('found', rule)],
        [`missed by ${rule}`, cells('missed', rule)],
        ['rest of the pool', cells('rest')],
      ],
      { 'missed against found': this.measures.map(measure => this.signs(rule, measure).join(' : ')) },
    );
  }

  /** In how many splits a trait is larger, and smaller, for the records missed than for those found. */
  signs(rule: string, measure: string): [larger: number, smaller: number] {
    const of = (rows: Row[], records: RecordSet) => rows.find(isOf(measure, records, rule))!.ours;
    const differences = this.bands.perSplit.map(rows => {
      const [missed, found] = [of(rows, 'missed'), of(rows, 'found')];
      return missed === null || found === null ? 0 : missed - found;
    });
    return [differences.filter(one => one > 0).length, differences.filter(one => one < 0).length];
  }

  [inspect.custom](): string {
    return `MissedRecords: ${this.measures.length} traits of what ${this.rules.join(' and ')} find and miss`;
  }
}

const isOf = (measure: string, records: RecordSet, rule?: string) => (row: Row) =>
  row.measure === measure && row.records === records && row.rule === rule;
