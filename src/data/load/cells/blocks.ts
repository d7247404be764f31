/** Typed arrays of numbers. */
type Values = Float64Array | Uint16Array | Uint8Array;

const BITS = 10;
const SIZE = 1 << BITS;

/** A list of numbers that grows in blocks: what is there is not copied again, and no more than a block is to spare. */
export class Blocks<V extends Values> {
  length = 0;
  private readonly blocks: V[] = [];
  private zeros?: V;

  constructor(private readonly type: new (length: number) => V) {}

  at(index: number): number {
    return this.blocks[index >> BITS][index & (SIZE - 1)];
  }

  push(value: number): void {
    const at = this.length & (SIZE - 1);
    const b = this.length >> BITS;
    if (at === 0) this.open(b);
    else if (at === this.blocks[b].length) this.enlarge(b);
    this.blocks[b][at] = value;
    this.length++;
  }

  private open(b: number): void {
    // Most lists of how numbers are written hold nothing but zeros: one block of them is enough.
    if (b > 0 && isZero(this.blocks[b - 1])) this.blocks[b - 1] = this.zeros ??= this.blocks[b - 1];
    this.blocks.push(new this.type(b === 0 ? 16 : SIZE)); // small at first: a table may have 100,000 columns
  }

  private enlarge(b: number): void {
    const larger = new this.type(2 * this.blocks[b].length);
    larger.set(this.blocks[b]);
    this.blocks[b] = larger;
  }
}

function isZero(values: Values): boolean {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) return false;
  return true;
}
