import { randomUUID } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The time by the clock of a folder's file system, in milliseconds since 1970: clocks of machines differ. */
export function fileClock(folder: string): number {
  const probe = join(folder, `.now-${randomUUID()}`);
  try {
    writeFileSync(probe, '');
    return statSync(probe).mtimeMs;
  } catch {
    return Date.now(); // it can only be read
  } finally {
    rmSync(probe, { force: true });
  }
}
