import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/replaceFile';
import type { BlockArray } from './arrays';

/** An array that the scheduler has taken. */
export interface Submission extends BlockArray {
  /** Its number. */
  job: string;
  /** The script that it runs, by the path from which it was submitted. */
  script: string;
  /** When, as ISO 8601. */
  submitted: string;
}

const folderOf = (folder: string) => join(folder, 'slurm/submitted');

/** Keeps in a job folder what was submitted: a file for each array, so that none is lost with another. */
export function keepSubmission(folder: string, one: Submission): void {
  mkdirSync(folderOf(folder), { recursive: true });
  replaceFile(join(folderOf(folder), `${one.job}.json`), `${JSON.stringify(one)}\n`);
}

/** All that was submitted of a job folder, the last first. */
export function submissions(folder: string): Submission[] {
  let names: string[] = [];
  try {
    names = readdirSync(folderOf(folder));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error; // nothing was submitted
  }
  return names
    .filter(name => name.endsWith('.json'))
    .map(name => JSON.parse(readFileSync(join(folderOf(folder), name), 'utf8')) as Submission)
    .sort((a, b) => b.submitted.localeCompare(a.submitted));
}
