import { parseNumber } from '../../encode/parseNumber';
import { Blocks } from './blocks';
import { type CellStore, moved } from './cellStore';
import { DictionaryCells } from './dictionaryCells';
import { NumberReader, SPELLINGS, spell } from './spelling';
import { Words } from './words';

const reader = new NumberReader();

/**
 * Numbers and a few different words, such as markers of missing values: 8 bytes a cell, and one where a block of them
 * has other than the shortest spellings. Texts come back as they were, but for fractions of more than 15 digits: these
 * come back as the shortest that say the same float64 number.
 */
export class NumberCells implements CellStore {
  private readonly numbers = new Blocks(Float64Array);
  private readonly spellings = new Blocks(Uint8Array);
  private readonly words = new Words(256 - SPELLINGS); // they share a byte with the spellings

  get length(): number {
    return this.numbers.length;
  }

  push(text: string): boolean {
    const spelling = reader.read(text);
    if (spelling >= 0) return this.keep(reader.value, spelling);
    const code = this.words.codeOf(text);
    return code >= 0 && this.keep(parseNumber(text), SPELLINGS + code);
  }

  text(row: number): string {
    const spelling = this.spellings.at(row);
    return spelling < SPELLINGS ? spell(this.numbers.at(row), spelling) : this.words.at(spelling - SPELLINGS);
  }

  number(row: number): number {
    return this.numbers.at(row);
  }

  wider(): CellStore {
    return moved(this, new DictionaryCells());
  }

  private keep(number: number, spelling: number): true {
    this.numbers.push(number);
    this.spellings.push(spelling);
    return true;
  }
}
