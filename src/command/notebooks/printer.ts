import { duration } from '../../core/format';
import type { Execution } from './notebookProcess';

const terminal = process.stdout.isTTY === true;

/** A notebook that is running. */
interface Line {
  /** Such as "[1/17] 00-how-it-works ...". */
  heading: string;
  /** What a line about it begins with where others run beside it. */
  name: string;
  /** How far it is. */
  progress: string;
}

/**
 * Lines in the terminal about notebooks that run, also beside each other: their names, progress in place (elsewhere a
 * line each), and how they ended.
 */
export class Printer {
  readonly #running = new Map<number, Line>();
  /** The notebook whose heading is the last thing that was written, without an end of line. */
  #open?: number;

  /** @param headings of all notebooks, by place */
  constructor(private readonly headings: (place: number) => { heading: string; name: string }) {}

  start(place: number): void {
    this.#running.set(place, { ...this.headings(place), progress: '' });
    if (terminal) this.#redraw();
    else {
      this.#close();
      process.stdout.write(this.#line(place).heading);
      this.#open = place;
    }
  }

  /** A line that stays. */
  plan(place: number, line: string): void {
    this.#write(`    ${this.#running.size > 1 ? `${this.#line(place).name}: ` : ''}${line}\n`);
  }

  progress(place: number, line: string): void {
    this.#line(place).progress = line;
    if (terminal) this.#redraw();
    else this.plan(place, line);
  }

  end(place: number, { seconds, error }: Execution): void {
    const how = `${error === undefined ? '' : 'FAILED after '}${duration(seconds)}`;
    const { heading } = this.#line(place);
    this.#running.delete(place);
    if (this.#open === place) {
      process.stdout.write(` ${how}\n`);
      this.#open = undefined;
    } else this.#write(`${heading} ${how}\n`);
    if (error) this.#write(`${error.replace(/^(?=.)/gm, '    ')}\n`);
  }

  #line(place: number): Line {
    return this.#running.get(place)!;
  }

  #write(text: string): void {
    if (terminal) process.stdout.write('\r\u001b[K');
    else this.#close();
    process.stdout.write(text);
    if (terminal) this.#redraw();
  }

  /** On a terminal: what runs, in one line that changes in place. */
  #redraw(): void {
    const all = [...this.#running.values()];
    const text = all.map(({ heading, progress }) => `${heading} ${progress}`.trimEnd()).join('  ');
    process.stdout.write(`\r\u001b[K${text.slice(0, (process.stdout.columns || 80) - 1)}`);
  }

  #close(): void {
    if (this.#open !== undefined) process.stdout.write('\n');
    this.#open = undefined;
  }
}
