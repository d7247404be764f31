import type { SourceColumn } from '../../encode/table';
import { added, type CellStore } from './cellStore';
import { NumberCells } from './numberCells';

/** A column that is read cell by cell, in as little memory as its cells allow. */
export class ColumnBuilder {
  private cells: CellStore = new NumberCells();

  push(text: string): void {
    this.cells = added(this.cells, text);
  }

  text(row: number): string {
    return this.cells.text(row);
  }

  finish(name: string): SourceColumn {
    const { cells } = this;
    return { name, text: row => cells.text(row), number: row => cells.number(row) };
  }
}
