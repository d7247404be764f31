import { parseNumber } from '../../encode/parseNumber';
import { Blocks } from './blocks';
import { type CellStore, moved } from './cellStore';
import { TextCells } from './textCells';
import { Words } from './words';

/** CellStore of up to 65,536 different texts: 2 bytes a cell, and each text once. */
export class DictionaryCells implements CellStore {
  private readonly codes = new Blocks(Uint16Array);
  private readonly words = new Words(2 ** 16);

  get length(): number {
    return this.codes.length;
  }

  push(text: string): boolean {
    const code = this.words.codeOf(text);
    if (code >= 0) this.codes.push(code);
    return code >= 0;
  }

  text(row: number): string {
    return this.words.at(this.codes.at(row));
  }

  number(row: number): number {
    return parseNumber(this.text(row));
  }

  wider(): CellStore {
    return moved(this, new TextCells());
  }
}
