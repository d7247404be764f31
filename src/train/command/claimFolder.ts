import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isRunning } from '../../core/isRunning';

/** Folders in which this process works. */
const held = new Set<string>();

/** A folder that nobody else works in. */
export interface Claimed {
  readonly path: string;
  /** Lets others have it, with what is in it. */
  release(): void;
}

/** Claims a folder; another one beside it while a process that runs has it, or one on another machine. */
export function claimFolder(wanted: string): Claimed {
  mkdirSync(wanted, { recursive: true });
  const path = take(wanted) ? wanted : mkdtempSync(`${wanted}.`);
  const owner = ownerFile(path);
  if (path !== wanted) writeFileSync(owner, ourselves());
  held.add(path);
  return {
    path,
    release: () => {
      held.delete(path);
      rmSync(owner, { force: true });
    },
  };
}

const ownerFile = (path: string) => join(path, 'owner');
const ourselves = () => `${hostname()} ${process.pid}`;

/** Makes a folder ours, unless somebody has it; of several processes that try at once one gets it. */
function take(path: string): boolean {
  if (!isFree(path)) return false;
  rmSync(ownerFile(path), { force: true });
  try {
    writeFileSync(ownerFile(path), ourselves(), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

function isFree(path: string): boolean {
  if (held.has(path)) return false;
  let owner: string;
  try {
    owner = readFileSync(ownerFile(path), 'utf8');
  } catch {
    return true;
  }
  const [host, pid] = owner.split(' ');
  return host === hostname() && (Number(pid) === process.pid || !isRunning(Number(pid)));
}
