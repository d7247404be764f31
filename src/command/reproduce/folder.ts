import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const mark = '.partial-';

/** A new folder beside `out`, for a report in the making. Leavings of runs that were killed are removed. */
export function makePartial(out: string): string {
  const parent = dirname(out);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(basename(out) + mark)) continue;
    if (!runs(Number(name.slice((basename(out) + mark).length))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  const partial = `${out}${mark}${process.pid}`;
  mkdirSync(partial);
  return partial;
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Puts a complete report in the place of the old one. */
export function replaceFolder(partial: string, out: string): void {
  const old = `${out}.old-${process.pid}`;
  if (existsSync(out)) renameSync(out, old);
  renameSync(partial, out);
  rmSync(old, { recursive: true, force: true });
}
