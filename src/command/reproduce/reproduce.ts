import { join } from 'node:path';
import { bytesText } from '../../models/store/bytes';
import { storeFolder } from '../../models/store/folder';
import { inventory } from '../../models/store/inventory';
import { failedOf } from '../pages/report';
import { writeResults } from '../pages/results';
import { singlePage } from '../pages/singlePage';
import { shortPath } from '../shortPath';
import { Alive } from './alive';
import { FolderWriter, openReportFolder, tidyReportFolder } from './reportFolder';
import { runNotebooks, type Work } from './runNotebooks';
import { writePages } from './writePages';

export interface ReproduceOptions extends Work {
  /** Absolute path. */
  out: string;
  /** Whether the whole report is written as one file, too. */
  single?: boolean;
}

/** The whole report as one file. */
export const singleFile = 'report.html';

/**
 * Executes notebooks, and writes the report, whose pages are renewed after each notebook. A notebook that fails does
 * not keep the others from running. An earlier complete report is moved to `out` + ".previous".
 * @returns how many notebooks failed
 * @throws Error when it was stopped; the pages of what is finished stay
 */
export async function reproduce({ out, single, ...work }: ReproduceOptions): Promise<number> {
  openReportFolder(out);
  const folder = new FolderWriter(out);
  const alive = new Alive(out);
  const index = shortPath(join(out, 'index.html'));
  console.log(`Report: ${index}, renewed after each notebook.`);
  try {
    const report = await runNotebooks(work, out, {
      changed: now => {
        const running = now.notebooks.filter(({ state }) => state === 'running').map(({ name }) => name);
        writePages(now, folder, alive.step + 1);
        alive.say({ step: alive.step + 1, running: running.join(', '), progress: '' });
      },
      progress: (line, notebook) => alive.say({ progress: `${notebook}: ${line}` }),
    });
    if (single) folder.write(singleFile, singlePage(report));
    writeResults(join(out, 'results.json'), report);
    const failed = failedOf(report).length;
    console.log(
      `Trained models are kept in ${shortPath(storeFolder())}: ` +
        `${bytesText(inventory().reduce((n, { bytes }) => n + bytes, 0))} (gmia store ls).`,
    );
    console.log(
      `${failed ? `${failed} of ${report.notebooks.length} notebooks failed. ` : ''}Report: ${index}` +
        `${single ? `, in one file ${shortPath(join(out, singleFile))}` : ''}`,
    );
    return failed;
  } finally {
    tidyReportFolder(out);
    alive.end();
  }
}
