import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { bytesText } from '../../models/store/bytes';
import { storeFolder } from '../../models/store/folder';
import { inventory } from '../../models/store/inventory';
import type { Run } from '../../paper/setup/run';
import type { Notebook } from '../notebooks/notebooks';
import { indexPage } from '../pages/indexPage';
import { paperPage } from '../pages/paperPage';
import { failedOf } from '../pages/report';
import { writeResults } from '../pages/results';
import { makePartial, replaceFolder } from './folder';
import { runNotebooks } from './runNotebooks';

export interface ReproduceOptions {
  run: Run;
  notebooks: Notebook[];
  /** Absolute path. */
  out: string;
}

/**
 * Executes notebooks, and writes the report. A notebook that fails does not keep the others from
 * running.
 * @returns how many notebooks failed
 * @throws Error when it was stopped; the old report is then still in its place
 */
export async function reproduce({ run, notebooks, out }: ReproduceOptions): Promise<number> {
  const partial = makePartial(out);
  try {
    const report = await runNotebooks(run, notebooks, partial);
    writeResults(join(partial, 'results.json'), report);
    writeFileSync(join(partial, 'index.html'), indexPage(report));
    writeFileSync(join(partial, 'paper-beside-ours.html'), paperPage(report));
    // results.json has them all
    for (const folder of ['rows', 'claims']) rmSync(join(partial, folder), { recursive: true, force: true });
    replaceFolder(partial, out);
    const failed = failedOf(report).length;
    console.log(
      `Trained models are kept in ${shortPath(storeFolder())}: ` +
        `${bytesText(inventory().reduce((n, { bytes }) => n + bytes, 0))} (gmia store ls).`,
    );
    console.log(
      `${failed ? `${failed} of ${notebooks.length} notebooks failed. ` : ''}Report: ` +
        `${shortPath(join(out, 'index.html'))}`,
    );
    return failed;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

function shortPath(file: string): string {
  const short = relative('', file);
  return short.startsWith('..') || isAbsolute(short) ? file : short;
}
