import { expected } from '../../../core/check';
import type { Table } from '../../encode/table';
import { findDelimiter } from './findDelimiter';
import { findHeader } from './findHeader';
import { Lines } from './lines';
import { RecordReader, type TextRecord } from './records';
import { TableColumns } from './tableColumns';
import { checkTextOptions, type TextOptions } from './textOptions';

/** What is decided about a file is decided by so many of its first lines, or by fewer that have so many letters. */
const FIRST = 100;
const FEWEST = 3;
const LETTERS = 2 ** 20;

/** Reads separated values, piece by piece, into columns. */
export class TableReader {
  private readonly notes: string[] = [];
  private readonly lines = new Lines();
  private line = 0;
  private letters = 0;
  private held: string[] = [];
  private records?: RecordReader;
  private first: TextRecord[] = [];
  private columns?: TableColumns;

  /** @throws RangeError for options of other types */
  constructor(
    private readonly source: string,
    private readonly options: TextOptions,
  ) {
    checkTextOptions(options);
  }

  /** The line that the next piece begins in. */
  get nextLine(): number {
    return this.lines.count + 1;
  }

  /** Takes the next piece of the text. @throws RangeError for what is no table */
  push(piece: string): void {
    for (const line of this.lines.push(piece)) this.take(line);
  }

  /** The table, when all of the text has been taken. @throws RangeError for what is no table */
  end(): Table {
    for (const line of this.lines.end()) this.take(line);
    if (!this.records) this.readHeld();
    this.records!.end();
    const columns = this.columns ?? this.begin();
    const table = columns.finish();
    return { ...table, notes: [...this.notes, ...table.notes] };
  }

  private take(text: string): void {
    this.line++;
    if (this.line <= (this.options.skip ?? 0)) return;
    if (this.records) {
      this.read(text, this.line);
      return;
    }
    this.held.push(text);
    this.letters += text.length;
    if (this.isEnough(this.held)) this.readHeld();
  }

  /** Reads the lines that were held back until it can be seen how they are to be cut. */
  private readHeld(): void {
    const { held, options, source } = this;
    const { quote = true, delimiter } = options;
    const format = { quote, comment: options.comment || undefined };
    const named = /^sep=(.)$/i.exec(held[0] ?? '')?.[1]; // as Excel writes it
    const found = delimiter ?? named;
    const { notes, ...cut } =
      found === undefined ? findDelimiter(held, source, format) : { delimiter: found, notes: [] };
    this.notes.push(...notes);
    this.records = new RecordReader(source, { ...format, ...cut });
    const start = this.line - held.length + 1;
    this.held = [];
    held.forEach((text, i) => {
      if (i > 0 || named === undefined) this.read(text, start + i);
    });
  }

  private read(text: string, line: number): void {
    const record = this.records!.read(text, line);
    if (!record) return;
    if (this.columns) {
      this.columns.push(record);
      return;
    }
    this.first.push(record);
    if (this.isEnough(this.first)) this.begin();
  }

  private isEnough({ length }: readonly unknown[]): boolean {
    return length === FIRST || (length >= FEWEST && this.letters > LETTERS);
  }

  /** Begins the columns, when enough records are there to see whether the first one has their names. */
  private begin(): TableColumns {
    const { first, source, options } = this;
    if (first.length === 0) expected(`a header and records in ${source}`, 'an empty file');
    const header = findHeader(first, source, options);
    this.notes.push(...header.notes);
    this.columns = new TableColumns(source, header, options);
    for (const record of header.isFirst ? first.slice(1) : first) this.columns.push(record);
    this.first = [];
    return this.columns;
  }
}
