import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isRunning } from '../../core/isRunning';
import { UsageError } from '../runCommand';

const mark = '.partial-';

/** A new folder beside `out`, for a report in the making. Leavings of runs that were killed are removed. */
export function makePartial(out: string): string {
  const parent = dirname(out);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(basename(out) + mark)) continue;
    if (!isRunning(Number(name.slice((basename(out) + mark).length))))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  const partial = `${out}${mark}${process.pid}`;
  mkdirSync(partial);
  return partial;
}

/** Puts a complete report in the place of the old one. */
export function replaceFolder(partial: string, out: string): void {
  const old = `${out}.old-${process.pid}`;
  if (existsSync(out)) renameSync(out, old);
  renameSync(partial, out);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Checks a folder that will be moved or replaced as a whole: it must not hold anything that a report does not.
 * @param isOurs whether a name is one that a report has
 * @throws UsageError otherwise
 */
export function checkOut(out: string, isOurs: (name: string) => boolean): void {
  if (!existsSync(out)) return;
  if (!lstatSync(out).isDirectory()) throw new UsageError(`Expected --out to be a folder, got a file: ${out}`);
  const others = readdirSync(out).filter(name => !isOurs(name));
  if (others.length > 0)
    throw new UsageError(
      `Expected --out to be a new folder or an earlier report, got ${out}, which also holds ` +
        `${others.slice(0, 3).join(', ')}${others.length > 3 ? ', …' : ''}. Choose another folder.`,
    );
}
