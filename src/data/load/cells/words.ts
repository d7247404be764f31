/** Different texts, each once, by a number from 0 on. */
export class Words {
  private readonly words: string[] = [];
  private readonly codes = new Map<string, number>();

  constructor(private readonly most: number) {}

  at(code: number): string {
    return this.words[code];
  }

  /** The number of a text, a new one where it did not occur before; -1 where there are too many. */
  codeOf(text: string): number {
    const known = this.codes.get(text);
    if (known !== undefined) return known;
    if (this.words.length === this.most) return -1;
    const word = copied(text);
    this.codes.set(word, this.words.length);
    return this.words.push(word) - 1;
  }
}

/** A copy of a text. V8 keeps the whole text that a part was cut out of for as long as the part is kept. */
export const copied = (text: string): string => (text.length < 13 ? text : Buffer.from(text).toString());
