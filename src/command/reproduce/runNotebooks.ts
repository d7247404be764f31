import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../../paper/setup/run';
import { ensureVenv } from '../jupyter/ensureVenv';
import { execute, throwIfStopped } from '../notebooks/execute';
import type { Notebook } from '../notebooks/notebooks';
import { readParts } from '../notebooks/parts';
import { Printer } from '../notebooks/printer';
import { writeWithParameters } from '../notebooks/writeWithParameters';
import type { Report, ReportedNotebook } from '../pages/report';
import { collectClaims, collectRows } from '../pages/results';
import { root } from '../root';
import { commit, machine } from './machine';
import { runVariables } from './runOptions';

/** What is run, and how it is asked for again. */
export interface Work extends Pick<Report, 'title' | 'again'> {
  run: Run;
  notebooks: Notebook[];
  /** Takes the outputs that the notebooks were saved with, and executes nothing. */
  asIs?: boolean;
}

/** Hears how it goes. */
export interface Watcher {
  /** A notebook began or ended: the report as it is now. */
  changed?(report: Report): void;
  /** How far a long training is. */
  progress?(line: string): void;
}

/**
 * Executes notebooks, prints how it goes, and has the parts of their pages, rows and claims in a folder. One that fails
 * does not keep the others from running. One that is about settings none of which is run is skipped.
 * @throws Error when it was stopped
 */
export async function runNotebooks(
  { run, notebooks, title, again, asIs = false }: Work,
  folder: string,
  { changed = () => {}, progress = () => {} }: Watcher = {},
): Promise<Report> {
  const { python } = ensureVenv();
  const all = notebooks.map((one): ReportedNotebook => {
    const wanted = asIs || !one.settings || one.settings.some(name => (run.settings as string[]).includes(name));
    return { ...one, seconds: 0, state: wanted ? 'to come' : 'skipped' };
  });
  const own = all.filter(({ state }) => state === 'to come');
  const report = {
    profile: run.profile,
    seed: run.seed,
    commit: commit(root),
    machine: machine(),
    settings: run.settings,
    notebooks: all,
    date: new Date(),
    title,
    again,
  };
  const now = (): Report => ({ ...report, rows: collectRows(folder), claims: collectClaims(folder) });
  const variables = { ...runVariables(run), GMIA_OUT: folder };
  mkdirSync(join(folder, 'parts'), { recursive: true });
  const partsOf = ({ name }: Notebook) => join(folder, 'parts', `${name}.json`);
  /** The notebook itself, or a copy with other values. */
  const executedOf = ({ name, file, values }: Notebook) => {
    if (!values) return file;
    const copy = join(folder, 'parts', `${name}.ipynb`);
    writeWithParameters({ original: file, copy }, values);
    return copy;
  };
  changed(now());
  let printer: Printer;
  let before: string[] = [];
  try {
    await execute(
      python,
      own.map(one => ({ file: executedOf(one), parts: partsOf(one) })),
      variables,
      {
        start: i => {
          before = judgedIn(folder);
          printer = new Printer(`[${i + 1}/${own.length}] ${own[i].name} ...`);
          own[i].state = 'running';
          changed(now());
        },
        plan: line => {
          printer.plan(line);
          progress(line);
        },
        progress: line => {
          printer.progress(line);
          progress(line);
        },
        end: (i, execution) => {
          printer.end(execution);
          const judged = judgedIn(folder).filter(name => !before.includes(name));
          Object.assign(own[i], { state: undefined, parts: readParts(partsOf(own[i])), judged, ...execution });
          changed(now());
        },
      },
      asIs,
    );
    throwIfStopped();
  } catch (error) {
    for (const one of own.filter(({ state }) => state !== undefined))
      one.state = one.state === 'running' ? 'stopped' : 'not run';
    changed(now());
    throw error;
  }
  return now();
}

/** The exhibits that notebooks have held claims of against the run. */
function judgedIn(folder: string): string[] {
  const claims = join(folder, 'claims');
  return existsSync(claims) ? readdirSync(claims).map(name => name.replace(/\.json$/, '')) : [];
}
