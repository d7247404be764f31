import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkText, expected } from '../../core/check';
import { fileClock } from '../../core/fileClock';
import { reserveFile } from '../../core/reserveFile';
import { resolveFolder } from '../../core/resolveFolder';
import { version } from '../../core/version';
import { makeFolder } from '../../models/store/makeFolder';
import { writeWhole } from '../../models/store/writeWhole';

const headerFile = 'jobs.json';
const header = z.object({
  /** Of this form. */
  format: z.literal(1),
  /** The version of gmia that all machines have to have. */
  gmia: z.string(),
  /** Tells this folder from all others, whatever its path is on each machine. */
  id: z.string(),
});

/**
 * A folder in which trainings wait for machines, that all of them can reach: a shared file system. It holds
 *
 * - `jobs.json`: which version of gmia planned it;
 * - `tasks/`: what the models of a training share, its records among it;
 * - `blocks/`: numbered blocks of models, for one worker each, and what became of them;
 * - `models/`: the models that are trained.
 *
 * All files are written whole; nobody has to be asked for anything, and any process may be killed at any time.
 */
export class JobFolder {
  private constructor(
    readonly path: string,
    readonly id: string,
  ) {}

  /**
   * Opens a job folder.
   * @param make makes a new one where there is none, or an empty folder
   * @throws RangeError for a folder that is none, or was planned by another version of gmia
   */
  static open(folder: string, make = false): JobFolder {
    const path = resolveFolder('the job folder', checkText('folder', folder));
    const file = join(path, headerFile);
    if (make && !existsSync(file)) makeHeader(path, file);
    const { gmia, id } = readHeader(file, path);
    if (gmia !== version)
      expected(
        `a job folder of gmia ${version}`,
        `${path} of gmia ${gmia}`,
        `Use gmia ${gmia} on all machines, or plan a new folder: other versions may give other models.`,
      );
    return new JobFolder(path, id);
  }

  /** @throws Error where somebody removed the folder meanwhile */
  check(): void {
    if (!this.has(headerFile)) throw new Error(`The job folder ${this.path} is not there any more.`);
  }

  file(...names: string[]): string {
    return join(this.path, ...names);
  }

  /** The content of a file; undefined where it is not there. */
  read(...names: string[]): Buffer | undefined {
    try {
      return readFileSync(this.file(...names));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Writes a file whole, in the place of one that is there. */
  write(content: Uint8Array | string, ...names: string[]): void {
    this.check(); // rather than make it anew
    writeWhole(this.path, this.file(...names), typeof content === 'string' ? Buffer.from(content) : content);
  }

  /** Makes a file unless it is there; of several processes that try at once one succeeds. */
  reserve(content: string, ...names: string[]): boolean {
    this.check();
    makeFolder(this.file(...names.slice(0, -1)));
    return reserveFile(this.file(...names), content);
  }

  /** The names of the files in a folder of it; none where that is not there. */
  list(...names: string[]): string[] {
    try {
      return readdirSync(this.file(...names));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  /** Whether a file is there. @throws what a file system says that cannot tell: it is not taken for gone then */
  has(...names: string[]): boolean {
    return statSync(this.file(...names), { throwIfNoEntry: false }) !== undefined;
  }

  remove(...names: string[]): void {
    rmSync(this.file(...names), { recursive: true, force: true });
  }

  /** The time by the clock of its file system, in milliseconds since 1970. */
  now(): number {
    return fileClock(this.path);
  }
}

function makeHeader(path: string, file: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) expected('the path of a folder', path, 'There is a file of that name.');
  makeFolder(path);
  if (readdirSync(path).length > 0 && !existsSync(file))
    expected('an empty folder, or a job folder', path, 'Name a folder that is not there yet.');
  try {
    writeFileSync(file, JSON.stringify({ format: 1, gmia: version, id: randomUUID() }), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was quicker
  }
}

const patience = 20; // looks

function readHeader(file: string, path: string): z.infer<typeof header> {
  for (let left = patience; ; left--) {
    try {
      return header.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR')
        return expected('a job folder', path, 'gmia plan makes one, and so does gmia.onFolder.');
      if (left === 0 || code !== undefined)
        return expected(
          `${file} to say which version of gmia planned it`,
          code ?? 'something else',
          'Plan a new folder: this one is damaged, or of a later gmia.',
        );
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); // another process just writes it
    }
  }
}
