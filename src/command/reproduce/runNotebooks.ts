import { mkdirSync } from 'node:fs';
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
import { codeHash } from './codeHash';
import { commit, machine } from './machine';
import { askedOf, runVariables } from './runOptions';

/** What is run, and how it is asked for again. */
export interface Work extends Pick<Report, 'title' | 'again'> {
  run: Run;
  notebooks: Notebook[];
  /** Takes the outputs that the notebooks were saved with, and executes nothing. */
  asIs?: boolean;
  /** How many notebooks run at once, each in a kernel of its own. Default: 1. */
  kernels?: number;
}

/** Hears how it goes. */
export interface Watcher {
  /** A notebook began or ended: the report as it is now. */
  changed?(report: Report): void;
  /** How far a long training of a notebook is. */
  progress?(line: string, notebook: string): void;
}

/**
 * Executes notebooks, prints how it goes, and has the parts of their pages, rows and claims in a folder. One that fails
 * does not keep the others from running. One that is about settings none of which is run is skipped.
 * @throws Error when it was stopped
 */
export async function runNotebooks(
  { run, notebooks, title, again, asIs, kernels }: Work,
  folder: string,
  { changed = () => {}, progress = () => {} }: Watcher = {},
): Promise<Report> {
  const { python } = ensureVenv();
  const all = notebooks.map((one): ReportedNotebook => {
    const wanted = asIs || !one.settings || one.settings.some(name => (run.settings as string[]).includes(name));
    return { ...one, seconds: 0, state: wanted ? 'to come' : 'skipped' };
  });
  const own = all.filter(({ state }) => state === 'to come');
  const asked = askedOf(run);
  const report = {
    ...asked,
    commit: commit(root),
    code: codeHash(root), // as it is now: files may be edited while the notebooks run
    machine: machine(),
    notebooks: all,
    date: new Date(),
    title,
    again,
  };
  const now = (): Report => ({
    ...report,
    seconds: (Date.now() - report.date.getTime()) / 1000,
    rows: collectRows(folder),
    claims: collectClaims(folder),
  });
  const variables = { ...runVariables(asked), GMIA_OUT: folder };
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
  const printer = new Printer(place => {
    const { name } = own[place];
    return { name, heading: `[${place + 1}/${own.length}] ${name} ...` };
  });
  try {
    await execute(
      python,
      own.map(one => ({ file: executedOf(one), parts: partsOf(one) })),
      variables,
      {
        start: place => {
          printer.start(place);
          own[place].state = 'running';
          own[place].judged = [];
          changed(now());
        },
        plan: (place, line) => {
          printer.plan(place, line);
          progress(line, own[place].name);
        },
        progress: (place, line) => {
          printer.progress(place, line);
          progress(line, own[place].name);
        },
        claims: (place, exhibit) => void own[place].judged!.push(exhibit),
        end: (place, execution) => {
          printer.end(place, execution);
          Object.assign(own[place], { state: undefined, parts: readParts(partsOf(own[place])), ...execution });
          changed(now());
        },
      },
      { asIs, kernels },
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
