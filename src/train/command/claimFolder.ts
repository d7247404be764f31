import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Claim, holder } from '../../core/claim';

/** A folder that nobody else works in. */
export interface ClaimedFolder {
  readonly path: string;
  /** Lets others have it, with what is in it. */
  release(): void;
}

/** Claims a folder; another one beside it while a process that lives has it. */
export function claimFolder(wanted: string): ClaimedFolder {
  mkdirSync(wanted, { recursive: true });
  const claim = take(wanted);
  if (claim) return { path: wanted, release: () => claim.release() };
  const path = mkdtempSync(`${wanted}.`);
  const own = take(path)!;
  return { path, release: () => own.release() };
}

const take = (path: string) => Claim.take(join(path, 'owner'), path, holder, {});
