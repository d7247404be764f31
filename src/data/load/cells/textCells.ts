import { parseNumber } from '../../encode/parseNumber';
import type { CellStore } from './cellStore';
import { copied } from './words';

/** CellStore of any texts. */
export class TextCells implements CellStore {
  private readonly texts: string[] = [];

  get length(): number {
    return this.texts.length;
  }

  push(text: string): boolean {
    this.texts.push(copied(text));
    return true;
  }

  text(row: number): string {
    return this.texts[row];
  }

  number(row: number): number {
    return parseNumber(this.texts[row]);
  }

  wider(): CellStore {
    return this;
  }
}
