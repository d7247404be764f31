import type { Table } from '../../encode/table';
import { FileDecoder } from './fileDecoder';
import { TableReader } from './tableReader';
import type { TextOptions } from './textOptions';

/** Reads separated values from the bytes of a file, piece by piece. */
export class BytesReader {
  private readonly table: TableReader;
  private readonly decoder: FileDecoder;

  constructor(source: string, options: TextOptions) {
    this.table = new TableReader(source, options);
    this.decoder = new FileDecoder(source, options.encoding, () => this.table.nextLine);
  }

  /** Takes the next piece. @throws RangeError for what is no text, or no table */
  push(bytes: Buffer): this {
    this.table.push(this.decoder.push(bytes));
    return this;
  }

  /** The table, when all of the file has been taken. @throws as `push` does */
  end(): Table {
    this.table.push(this.decoder.end());
    const table = this.table.end();
    return { ...table, notes: [...this.decoder.notes, ...table.notes] };
  }
}
