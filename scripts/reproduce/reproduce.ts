import { rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { duration } from '../../src/core/format';
import { bytesText } from '../../src/models/store/bytes';
import { storeFolder } from '../../src/models/store/folder';
import { inventory } from '../../src/models/store/inventory';
import { execute, isStopped } from './execute';
import { makePartial, replaceFolder } from './folder';
import { indexPage } from './indexPage';
import { commit, machine } from './machine';
import { readNotebooks } from './notebooks';
import type { Options } from './options';
import { paperPage } from './paperPage';
import { Printer } from './printer';
import type { Report } from './report';
import { collectClaims, collectRows, type Results } from './results';

const { ensureVenv, root } = require('../jupyter.js') as { ensureVenv(): { python: string }; root: string };

/**
 * Executes every notebook of a folder, and writes the report. A notebook that fails does not keep the others from
 * running.
 * @returns how many notebooks failed
 * @throws Error when it was stopped; the old report is then still in its place
 */
export async function reproduce({ run, out }: Options, notebookFolder = join(root, 'notebooks')): Promise<number> {
  const notebooks = readNotebooks(notebookFolder);
  const { python } = ensureVenv();
  const partial = makePartial(out);
  try {
    const executed: Report['notebooks'] = [];
    const variables = {
      GMIA_PROFILE: run.profile,
      GMIA_SEED: String(run.seed),
      GMIA_ONLY: run.settings.join(','),
      GMIA_OUT: partial,
      GMIA_PROGRESS: '1',
    };
    let printer: Printer;
    const pages = notebooks.map(({ file, name }) => ({ file, page: join(partial, `${name}.html`) }));
    await execute(python, pages, variables, {
      start: i => {
        printer = new Printer(`[${i + 1}/${notebooks.length}] ${notebooks[i].name} ...`);
      },
      plan: line => printer.plan(line),
      progress: line => printer.progress(line),
      end: (i, execution) => {
        const how = execution.error === undefined ? '' : 'FAILED after ';
        printer.end(`${how}${duration(execution.seconds)}`, execution.error);
        executed.push({ ...notebooks[i], ...execution });
      },
    });
    if (isStopped()) throw new Error('Stopped. Trained models are kept: the next run goes on from there.');
    const results: Results = {
      profile: run.profile,
      seed: run.seed,
      commit: commit(root),
      machine: machine(),
      rows: collectRows(partial),
      claims: collectClaims(partial),
    };
    const report: Report = { ...results, settings: run.settings, notebooks: executed, date: new Date() };
    writeFileSync(join(partial, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
    writeFileSync(join(partial, 'index.html'), indexPage(report));
    writeFileSync(join(partial, 'paper-beside-ours.html'), paperPage(report));
    // results.json has them all
    for (const folder of ['rows', 'claims']) rmSync(join(partial, folder), { recursive: true, force: true });
    replaceFolder(partial, out);
    const failed = executed.filter(one => one.error !== undefined).length;
    console.log(
      `Trained models are kept in ${shortPath(storeFolder())}: ` +
        `${bytesText(inventory().reduce((n, { bytes }) => n + bytes, 0))} (npm run clean-store).`,
    );
    console.log(
      `${failed ? `${failed} of ${executed.length} notebooks failed. ` : ''}Report: ` +
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
