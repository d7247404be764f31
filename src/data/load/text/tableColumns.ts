import { expected } from '../../../core/check';
import { count } from '../../../core/format';
import { listed } from '../../../core/listed';
import { defaultMissing } from '../../encode/missing';
import type { Table } from '../../encode/table';
import { ColumnBuilder } from '../cells/columnBuilder';
import type { FoundHeader } from './findHeader';
import { areAlike } from './lookOfHeader';
import type { TextRecord } from './records';
import type { TextOptions } from './textOptions';

/** Collects records by columns. */
export class TableColumns {
  private readonly columns: ColumnBuilder[];
  private readonly lines: number[] = [];
  /** Lines that repeat the header, and records that begin with #. */
  private readonly headers: number[] = [];
  private readonly hashed: number[] = [];

  constructor(
    private readonly source: string,
    private readonly header: FoundHeader,
    private readonly options: TextOptions,
  ) {
    this.columns = header.names.map(() => new ColumnBuilder());
  }

  push(record: TextRecord): void {
    const { cells, line } = record;
    const { columns, header } = this;
    if (cells.length !== header.width || (cells.length > columns.length && cells[columns.length] !== ''))
      this.refuse(record);
    if (cells[0] === header.cells[0] && areAlike(cells, header.cells)) {
      this.headers.push(line);
      return;
    }
    if (cells[0].startsWith('#') && !defaultMissing.includes(cells[0])) this.hashed.push(line);
    for (let c = 0; c < columns.length; c++) columns[c].push(cells[c]);
    this.lines.push(line);
  }

  finish(): Table {
    const { source, lines, columns, hashed } = this;
    if (this.options.comment === undefined && hashed.length > 0 && hashed.length < lines.length)
      expected(
        `records in line ${hashed[0]} of ${source}`,
        columns[0].text(lines.indexOf(hashed[0])),
        "Lines that begin with # are left out by `comment: '#'`, and are records by `comment: false`.",
      );
    return {
      source,
      columns: columns.map((column, c) => column.finish(this.header.names[c])),
      records: lines.length,
      place: row => `line ${lines[row]}`,
      notes: [...this.repeats(), ...this.summary()],
    };
  }

  private repeats(): string[] {
    const { headers, source } = this;
    if (headers.length === 0) return [];
    const more = headers.length > 1 ? ` and in ${count(headers.length - 1)} more` : '';
    return [`The names of the columns come again in line ${headers[0]}${more} of ${source}: left out.`];
  }

  private summary(): string[] {
    const last = this.lines.length - 1;
    const text = (row: number) => this.columns[0].text(row);
    if (last < 1 || !SUMMARY.test(text(last)) || SUMMARY.test(text(last - 1))) return [];
    const word = JSON.stringify(text(last));
    return [`The last line of ${this.source} begins with ${word}: if it is no record, say \`comment: ${word}\`.`];
  }

  private refuse({ cells, line }: TextRecord): never {
    const { names } = this.header;
    const advice =
      this.lines.length === 0
        ? 'Lines before the header are left out by `skip`, comments by `comment`.'
        : 'A value with a delimiter needs quotes around it; lines that are no records are left out by `comment`.';
    return expected(
      `${count(names.length)} values (${listed(names)}) in line ${line} of ${this.source}`,
      cells.length,
      advice,
    );
  }
}

const SUMMARY = /^(grand |sub)?(total|sum|mean|average|summe|gesamt)s?:?$/i;
