import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning } from '../../core/isRunning';
import { replaceFile } from '../../core/replaceFile';
import { aliveFile, beat, longestSilence } from '../pages/watchHtml';

/** What a run says of itself, to its first page and to other runs. */
interface Life {
  /** When it was said, in milliseconds since 1970. */
  at: number;
  pid: number;
  /** Of the report: raised whenever its pages change. */
  step: number;
  /** The notebooks that are running, with commas between, and how far the one is that was heard of last. */
  running: string;
  progress: string;
}

/** Says every few seconds that a run is alive, in a file of its report, until it is ended. */
export class Alive {
  readonly #file: string;
  readonly #timer: NodeJS.Timeout;
  #life: Life = { at: 0, pid: process.pid, step: 0, running: '', progress: '' };

  constructor(folder: string) {
    this.#file = join(folder, aliveFile);
    this.say({});
    this.#timer = setInterval(() => this.say({}), beat);
  }

  get step(): number {
    return this.#life.step;
  }

  say(news: Partial<Life>): void {
    this.#life = { ...this.#life, ...news, at: Date.now() };
    replaceFile(this.#file, `${call}${JSON.stringify(this.#life)})\n`);
  }

  end(): void {
    clearInterval(this.#timer);
    rmSync(this.#file, { force: true });
  }
}

const call = 'gmiaAlive(';

/** The process that is writing a report to a folder, if there is one. */
export function otherRun(folder: string): number | undefined {
  const file = join(folder, aliveFile);
  if (!existsSync(file)) return undefined;
  const { pid, at } = JSON.parse(readFileSync(file, 'utf8').trim().slice(call.length, -1)) as Life;
  return pid !== process.pid && isRunning(pid) && Date.now() - at < longestSilence ? pid : undefined;
}
