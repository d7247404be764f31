import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { runVariables } from '../../src/command/reproduce/runOptions';
import { checkFields, expected } from '../../src/core/check';
import { readResults, type WrittenResults } from '../../src/paper/report/results';
import type { Row } from '../../src/paper/report/row';
import { currentRun } from '../../src/paper/setup/run';
import { type Kept, nameOf, resultsFolder, writeKept } from './kept';
import { isSameBits } from './sameBits';
import { trainingOf } from './trainingOf';

/**
 * Keeps the results of a finished run in the project: its rows and claims, and figure 8.
 * @param report `results.json`, or the folder of the report
 * @returns the name under which they are kept
 * @throws RangeError for results of an earlier version, and where a notebook failed
 */
export async function keepResults(report: string, project: string): Promise<string> {
  const written = readResults(report) as WrittenResults;
  const fields = ['profile', 'seed', 'settings', 'version', 'command', 'begun', 'seconds', 'failed'] as const;
  checkFields(`the results in ${report}`, written, 'those of a run', fields, 'Earlier versions wrote less: run again.');
  const { profile, failed, rows } = written;
  if (failed.length > 0) expected('a run in which no notebook failed', failed.join(', '));
  const run = currentRun(runVariables(written));
  const ran = run.settings.filter(name => rows.some(row => row.setting === name && row.skipped === undefined));
  const trainings = await Promise.all(ran.map(name => trainingOf(name, run)));
  const kept: Kept = {
    ...written,
    profile: run.profile,
    settings: run.settings,
    trainings,
    // Of a trial also what has to stay the same, to the last bit.
    rows: rows.filter(row => isOfPaper(row) || (profile === 'smoke' && isSameBits(row.exhibit))),
  };
  const name = nameOf(kept);
  const folder = join(project, resultsFolder);
  writeKept(join(folder, `${name}.json`), kept);
  const figure = statSync(report).isDirectory() ? figureOf(join(report, 'index.html')) : undefined;
  if (figure !== undefined) writeFileSync(join(folder, `${name}-figure-8.svg`), figure);
  return name;
}

/** Whether a row is of a table or figure that the paper has, or close to it; what goes beyond is in the report. */
const isOfPaper = ({ exhibit }: Row): boolean => /^[TF]\d+(-|$)/.test(exhibit);

/** Figure 8, the one figure on the first page of a report; undefined where there is none. */
function figureOf(page: string): string | undefined {
  if (!existsSync(page)) return undefined;
  const image = parseHTML(readFileSync(page, 'utf8')).document.querySelector('figure > img');
  return image ? Buffer.from(image.getAttribute('src')!.split(',')[1], 'base64').toString() : undefined;
}
