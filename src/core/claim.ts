import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fileClock } from './fileClock';
import { isRunning } from './isRunning';
import { reserveFile } from './reserveFile';

/** How often a holder says that it lives, and after how long a silence it is taken for lost. Milliseconds. */
const beat = 10_000;
const silence = 60_000;
/** How often it looks whether its claim was taken away. */
const look = 2000;

/** Who has a claim. */
export const holder = z.object({
  /** Names one stay of one process at it. */
  id: z.string(),
  host: z.string(),
  pid: z.number(),
  /** When it began, ISO 8601. */
  since: z.string(),
});

export type Holder = z.infer<typeof holder>;

/** What a holder says of itself, and how it is read. */
export type HolderSchema<Said extends Holder> = z.ZodType<Said>;

/** The claims that this process has: it may have the number of one that ended, in a container above all. */
const own = new Set<string>();

interface Found<Said> {
  /** Undefined for what was cut off, or is just being written. */
  said?: Said;
  living: boolean;
}

/**
 * Whether something is claimed by a file, by whom, and whether that process lives.
 * @param now by the clock of the file system; by default it is asked for
 */
export function readClaim<Said extends Holder>(
  path: string,
  schema: HolderSchema<Said>,
  now?: number,
): Found<Said> | undefined {
  const before = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (before === undefined) return undefined;
  const said = parse(path, schema);
  const gone = said !== undefined && said.host === hostname() && !isHere(said);
  // A time that is to come is one of a clock that was put back since: whoever lives has a beat by the new one.
  return { said, living: !gone && Math.abs((now ?? fileClock(dirname(path))) - before) < silence };
}

const isHere = ({ id, pid }: Holder) => (pid === process.pid ? own.has(id) : isRunning(pid));

/**
 * Something that this process has taken, by a file that says so, for itself. It has to say now and then that it lives,
 * as another one takes it over otherwise: also after a `kill -9`, and from another machine.
 */
export class Claim<Said extends Holder = Holder> {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #looked = performance.now();
  #told = performance.now();

  private constructor(
    private readonly path: string,
    private readonly what: string,
    private readonly schema: HolderSchema<Said>,
    readonly said: Said,
  ) {
    own.add(said.id);
    this.#timer = setInterval(() => this.#tend(), look).unref();
  }

  /**
   * Takes something; undefined where a living process has it.
   * @param what is taken, as it is called when it is taken away: "Block 3"
   * @param more what the holder says besides who it is
   */
  static take<Said extends Holder>(
    path: string,
    what: string,
    schema: HolderSchema<Said>,
    more: Omit<Said, keyof Holder>,
  ): Claim<Said> | undefined {
    const self = { id: randomUUID(), host: hostname(), pid: process.pid, since: new Date().toISOString() };
    const said = { ...self, ...more } as Said;
    const take = () => reserveFile(path, JSON.stringify(said));
    if (take()) return new Claim(path, what, schema, said);
    const found = readClaim(path, schema);
    if (found?.living) return undefined;
    if (found) putAside(path, schema, found.said?.id);
    return take() ? new Claim(path, what, schema, said) : undefined;
  }

  /** Aborted when another process has taken it over, as this one was silent for too long, or nobody wants it. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** Says that it lives when that is due, also where timers do not get their turn. */
  tendWhenDue(): void {
    if (performance.now() - this.#looked > look) this.#tend();
  }

  /** Lets others have it. */
  release(): void {
    clearInterval(this.#timer);
    own.delete(this.said.id);
    if (this.#isOurs()) rmSync(this.path, { force: true });
  }

  #tend(): void {
    if (this.signal.aborted) return;
    this.#looked = performance.now();
    const due = this.#looked - this.#told > beat;
    try {
      if (!statSync(this.path, { throwIfNoEntry: false }) || (due && !this.#isOurs()))
        this.#lost.abort(new Error(`${this.what} was taken over by another process, or taken back.`));
      else if (due) {
        // Not whole, and not waited for: who reads it meanwhile sees that it is new, which is what it says.
        writeFileSync(this.path, JSON.stringify(this.said));
        this.#told = this.#looked;
      }
    } catch {
      // The file system may be back at the next look.
    }
  }

  #isOurs(): boolean {
    return parse(this.path, this.schema)?.id === this.said.id;
  }
}

/** Removes a claim; one that another process put in its place meanwhile is put back. */
function putAside<Said extends Holder>(path: string, schema: HolderSchema<Said>, id: string | undefined): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
    if (parse(aside, schema)?.id !== id) linkSync(aside, path);
  } catch {
    // Somebody else was quicker.
  } finally {
    rmSync(aside, { force: true });
  }
}

function parse<Said extends Holder>(path: string, schema: HolderSchema<Said>): Said | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}
