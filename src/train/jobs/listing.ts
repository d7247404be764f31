import type { JobFolder } from './jobFolder';

/** What lies in `blocks/`, from one look: many workers and much waiting ask a file system for little. */
export class Listing {
  /** The numbers of all blocks, in order. */
  readonly numbers: number[] = [];
  /** The highest number that any file has, -1 where there is none: also what is left of a block that was removed. */
  readonly last: number = -1;
  readonly done = new Set<number>();
  readonly claimed = new Set<number>();
  /** The names of the files that say why a block failed, the last one last. */
  private readonly failed = new Map<number, string[]>();

  constructor(folder: JobFolder) {
    for (const name of folder.list('blocks')) {
      const [, digits, ending] = /^(\d+)\.(json|safetensors|done|claim|failed-\d+)$/.exec(name) ?? [];
      if (digits === undefined) continue;
      const number = Number.parseInt(digits, 10);
      this.last = Math.max(this.last, number);
      if (ending === 'json') this.numbers.push(number);
      else if (ending === 'done') this.done.add(number);
      else if (ending === 'claim') this.claimed.add(number);
      else if (ending !== 'safetensors') this.failed.set(number, [...this.failures(number), name]);
    }
    this.numbers.sort((a, b) => a - b);
    for (const names of this.failed.values()) names.sort((a, b) => placeOf(a) - placeOf(b));
  }

  failures(number: number): readonly string[] {
    return this.failed.get(number) ?? [];
  }
}

/** "000012.failed-10" is after "000012.failed-9". */
const placeOf = (name: string): number => Number(name.slice(name.lastIndexOf('-') + 1));
