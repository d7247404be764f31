import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { replaceFile } from '../../core/replaceFile';
import { generator } from '../pages/page';
import { aliveFile } from '../pages/watchHtml';
import { UsageError } from '../runCommand';
import { otherRun } from './alive';
import { checkOut } from './folder';

/** What notebooks hand over, and the parts of their pages, until the report is complete. */
const handedOver = ['rows', 'claims', 'parts'];
const others = ['index.html', 'paper-beside-ours.html', 'results.json', 'plotly.js', aliveFile, ...handedOver];
/** Notebooks' pages of versions that did not mark their pages. */
const unmarked = /^\d\d-.*\.html$/;

/** Where the report that a new one replaces is kept. */
export const previousOf = (out: string): string => `${out}.previous`;

/**
 * Checks that a report can go to a folder. That and the one of the report before are moved or removed as a whole: they
 * must not hold anything that a report does not, and no other run may write to it.
 * @throws UsageError otherwise
 */
export function checkReportFolder(out: string): void {
  for (const folder of [out, previousOf(out)])
    checkOut(folder, name => others.includes(name) || unmarked.test(name) || isPage(folder, name));
  const pid = otherRun(out);
  if (pid !== undefined)
    throw new UsageError(
      `Expected --out to be a folder that no other run writes to, got ${out}: process ${pid} does. ` +
        'Wait for it, stop it, or choose another folder.',
    );
}

/** Whether a file is a page of ours, or a PDF of one. */
export function isPage(folder: string, name: string): boolean {
  const page = name.replace(/\.pdf$/, '.html');
  return (
    page.endsWith('.html') &&
    existsSync(join(folder, page)) &&
    readFileSync(join(folder, page), 'utf8').slice(0, 500).includes(generator)
  );
}

/**
 * A new folder for a report. A complete report that is there is kept beside it, in the place of an older one; what is
 * left of a run that was stopped is removed.
 */
export function openReportFolder(out: string): void {
  if (existsSync(join(out, 'results.json'))) {
    rmSync(previousOf(out), { recursive: true, force: true });
    renameSync(out, previousOf(out));
  } else rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
}

/** Removes what a complete report does not need: results.json and the pages have it all. */
export function tidyReportFolder(out: string): void {
  for (const name of handedOver) rmSync(join(out, name), { recursive: true, force: true });
}

/** Writes the files of a folder, each at once, so that no reader sees half of one; and only those that changed. */
export class FolderWriter {
  readonly #written = new Map<string, string>();

  constructor(readonly path: string) {}

  write(name: string, text: string): void {
    if (this.#written.get(name) === text) return;
    replaceFile(join(this.path, name), text);
    this.#written.set(name, text);
  }
}
