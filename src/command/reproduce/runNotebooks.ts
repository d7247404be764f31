import { join } from 'node:path';
import { duration } from '../../core/format';
import type { Run } from '../../paper/setup/run';
import { ensureVenv } from '../jupyter/ensureVenv';
import { execute, isStopped } from '../notebooks/execute';
import type { Notebook } from '../notebooks/notebooks';
import { Printer } from '../notebooks/printer';
import type { Report } from '../pages/report';
import { collectClaims, collectRows } from '../pages/results';
import { root } from '../root';
import { commit, machine } from './machine';

/**
 * Executes notebooks, prints how it goes, and writes their pages into a folder. One that fails does not keep the
 * others from running.
 * @throws Error when it was stopped
 */
export async function runNotebooks(run: Run, notebooks: Notebook[], folder: string): Promise<Report> {
  const { python } = ensureVenv();
  const executed: Report['notebooks'] = [];
  const variables = {
    GMIA_PROFILE: run.profile,
    GMIA_SEED: String(run.seed),
    GMIA_ONLY: run.settings.join(','),
    GMIA_OUT: folder,
    GMIA_PROGRESS: '1',
  };
  let printer: Printer;
  const pages = notebooks.map(({ file, name }) => ({ file, page: join(folder, `${name}.html`) }));
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
  return {
    profile: run.profile,
    seed: run.seed,
    commit: commit(root),
    machine: machine(),
    rows: collectRows(folder),
    claims: collectClaims(folder),
    settings: run.settings,
    notebooks: executed,
    date: new Date(),
  };
}
