import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { bytesText } from '../../src/models/store/bytes';
import { storeFolder } from '../../src/models/store/folder';
import { inventory } from '../../src/models/store/inventory';
import { makePartial, replaceFolder } from './folder';
import { indexPage } from './indexPage';
import { readNotebooks } from './notebooks';
import type { Options } from './options';
import { paperPage } from './paperPage';
import { failedOf } from './report';
import { writeResults } from './results';
import { runNotebooks } from './runNotebooks';

const { root } = require('../jupyter.js') as { root: string };

/**
 * Executes every notebook of a folder, and writes the report. A notebook that fails does not keep the others from
 * running.
 * @returns how many notebooks failed
 * @throws Error when it was stopped; the old report is then still in its place
 */
export async function reproduce({ run, out }: Options, notebookFolder = join(root, 'notebooks')): Promise<number> {
  const notebooks = readNotebooks(notebookFolder);
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
        `${bytesText(inventory().reduce((n, { bytes }) => n + bytes, 0))} (npm run clean-store).`,
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
