import { expected } from '../../../core/check';
import { type CellFormat, splitCells } from './splitCells';

/** The cells of a record, and the line of the file that it begins in. */
export interface TextRecord {
  cells: string[];
  line: number;
}

/** A quoted value of more letters is an open quote that nothing closes. */
const LONGEST = 2 ** 24;

const ADVICE = 'Two quotes ("") stand for one within a quoted value. Where quotes mean nothing, say `quote: false`.';

/** Makes records of lines: several of them where a quoted cell has line breaks. */
export class RecordReader {
  private open: string[] = [];
  private openLine = 0;
  private openLength = 0;
  private quotes = 0;

  constructor(
    private readonly source: string,
    private readonly format: CellFormat & { comment?: string },
  ) {}

  /** The record that ends in this line; undefined for a line that is empty or left out, or that opens a longer one. */
  read(text: string, line: number): TextRecord | undefined {
    if (this.open.length > 0) return this.goOn(text);
    if (this.isLeftOut(text)) return undefined;
    const cells = this.split(text, line);
    if (cells) return { cells, line };
    this.open = [text];
    this.openLine = line;
    this.openLength = text.length;
    this.quotes = quotesIn(text);
    return undefined;
  }

  /** @throws RangeError where a quote is still open */
  end(): void {
    if (this.open.length > 0) this.unclosed();
  }

  private goOn(text: string): TextRecord | undefined {
    this.open.push(text);
    this.openLength += text.length;
    if (this.openLength > LONGEST) this.unclosed();
    const quotes = quotesIn(text);
    this.quotes += quotes;
    if (quotes === 0 || this.quotes % 2 === 1) return undefined;
    const cells = this.split(this.open.join('\n'), this.openLine);
    if (!cells) return undefined;
    this.open = [];
    return { cells, line: this.openLine };
  }

  private split(text: string, line: number): string[] | undefined {
    return splitCells(text, this.format, cell =>
      expected(`quotes around the whole of a value in line ${line} of ${this.source}`, cell, ADVICE),
    );
  }

  private isLeftOut(text: string): boolean {
    const { comment, delimiter } = this.format;
    if (comment !== undefined && text.trimStart().startsWith(comment)) return true;
    return text.trim() === '' && !text.includes(delimiter);
  }

  private unclosed(): never {
    const what = `a quote that closes the value opened in line ${this.openLine} of ${this.source}`;
    return expected(what, 'none', ADVICE);
  }
}

const quotesIn = (text: string): number => text.split('"').length - 1;
