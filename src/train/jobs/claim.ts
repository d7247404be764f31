import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';
import { isRunning } from '../../core/isRunning';
import { nameOf } from './blockFile';
import type { JobFolder } from './jobFolder';

/** How often a worker says that it lives, and after how long a silence it is taken for lost. Milliseconds. */
const beat = 10_000;
const silence = 60_000;
/** How often it looks whether its block was taken away. */
const look = 2000;

const content = z.object({
  /** Names one stay of one worker at one block. */
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  /** When it began, ISO 8601. */
  since: z.string(),
  /** Models that it has finished, and steps that it has done, those of finished models among them. */
  models: z.number(),
  steps: z.number(),
});

/** What a worker says of itself while it works on a block: the file `blocks/000012.claim`. */
export type ClaimContent = z.infer<typeof content>;

/** "host:pid" */
export const workerOf = ({ host, pid }: ClaimContent): string => `${host}:${pid}`;

const fileOf = (number: number) => ['blocks', `${nameOf(number)}.claim`];

/**
 * Whether a block is claimed, by whom, and whether that worker lives.
 * @param now by the clock of the file system; by default it is asked for
 */
export function readClaim(folder: JobFolder, number: number, now?: number): Found | undefined {
  const path = folder.file(...fileOf(number));
  const before = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (before === undefined) return undefined;
  const said = parse(folder.read(...fileOf(number))?.toString() ?? '');
  const gone = said !== undefined && said.host === hostname() && !isRunning(said.pid);
  // A time that is to come is one of a clock that was put back since: whoever lives has a beat by the new one.
  return { said, living: !gone && Math.abs((now ?? folder.now()) - before) < silence };
}

interface Found {
  /** Undefined for what was cut off, or is just being written. */
  said?: ClaimContent;
  living: boolean;
}

/** A block that this process has taken. It has to say so now and then, as another one takes it over otherwise. */
export class Claim {
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private looked = performance.now();
  private told = performance.now();

  private constructor(
    private readonly folder: JobFolder,
    private readonly number: number,
    readonly said: ClaimContent,
  ) {
    this.timer = setInterval(() => this.tend(), look).unref();
  }

  /** Takes a block; undefined where a living worker has it. */
  static take(folder: JobFolder, number: number): Claim | undefined {
    const said = { id: randomUUID(), host: hostname(), pid: process.pid, since: new Date().toISOString() };
    const whole = { ...said, models: 0, steps: 0 };
    const take = () => folder.reserve(JSON.stringify(whole), ...fileOf(number));
    if (take()) return new Claim(folder, number, whole);
    const found = readClaim(folder, number);
    if (found?.living) return undefined;
    if (found) putAside(folder.file(...fileOf(number)), found.said?.id);
    return take() ? new Claim(folder, number, whole) : undefined;
  }

  /** Aborted when another worker has taken the block over, as this one was silent for too long, or nobody wants it. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** What is done so far; it is told when the next beat is due, also where timers do not get their turn. */
  advance(models: number, steps: number): void {
    this.said.models += models;
    this.said.steps += steps;
    if (performance.now() - this.looked > look) this.tend();
  }

  /** Lets others have it. */
  release(): void {
    clearInterval(this.timer);
    if (this.isOurs()) this.folder.remove(...fileOf(this.number));
  }

  private tend(): void {
    if (this.lost.signal.aborted) return;
    this.looked = performance.now();
    const due = this.looked - this.told > beat;
    try {
      if (!this.folder.has(...fileOf(this.number)) || (due && !this.isOurs()))
        this.lost.abort(new Error(`Block ${this.number} was taken over by another worker, or taken back.`));
      else if (due) {
        // Not whole, and not waited for: who reads it meanwhile sees that it is new, which is what it says.
        writeFileSync(this.folder.file(...fileOf(this.number)), JSON.stringify(this.said));
        this.told = this.looked;
      }
    } catch {
      // The file system may be back at the next look.
    }
  }

  private isOurs(): boolean {
    return parse(this.folder.read(...fileOf(this.number))?.toString() ?? '')?.id === this.said.id;
  }
}

/** Removes a claim; one that another worker put in its place meanwhile is put back. */
function putAside(path: string, id: string | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (parse(readFileSync(aside, 'utf8'))?.id !== id) linkSync(aside, path);
  } catch {
    // Somebody else was quicker.
  } finally {
    rmSync(aside, { force: true });
  }
}

function parse(text: string): ClaimContent | undefined {
  try {
    return content.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
