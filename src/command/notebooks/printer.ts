import { duration } from '../../core/format';
import type { Execution } from './execute';

const terminal = process.stdout.isTTY === true;

/** One notebook's lines in the terminal: its name, progress in place (elsewhere a line each), and how it ended. */
export class Printer {
  /** Whether the heading is still the last thing that was written. */
  #open = true;

  constructor(private readonly heading: string) {
    process.stdout.write(heading);
  }

  /** A line that stays. */
  plan(line: string): void {
    process.stdout.write(`${terminal ? '\r\u001b[K' : this.#open ? '\n' : ''}    ${line}\n`);
    this.#open = false;
  }

  progress(line: string): void {
    if (terminal)
      process.stdout.write(`\r\u001b[K${`${this.heading} ${line}`.slice(0, (process.stdout.columns || 80) - 1)}`);
    else this.plan(line);
  }

  end({ seconds, error }: Execution): void {
    const how = `${error === undefined ? '' : 'FAILED after '}${duration(seconds)}`;
    if (terminal) process.stdout.write('\r\u001b[K');
    process.stdout.write(`${terminal || !this.#open ? this.heading : ''} ${how}\n`);
    if (error) process.stdout.write(`${error.replace(/^(?=.)/gm, '    ')}\n`);
  }
}
