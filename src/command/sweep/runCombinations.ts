import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { plotlyFile, plotlyOf } from '../../display/charts/plotlyScript';
import type { Run } from '../../paper/setup/run';
import { ensureVenv } from '../jupyter/ensureVenv';
import { execute, throwIfStopped } from '../notebooks/execute';
import type { Execution } from '../notebooks/notebookProcess';
import type { Values } from '../notebooks/parameters';
import { readParts } from '../notebooks/parts';
import { Printer } from '../notebooks/printer';
import { writeWithParameters } from '../notebooks/writeWithParameters';
import { cellsHtml } from '../pages/notebookPage';
import { page as pageOf } from '../pages/page';
import { collectRows } from '../pages/results';
import { askedOf, runVariables } from '../reproduce/runOptions';
import type { SweepRun } from './sweepRun';
import { valuesText } from './valuesText';

/** A run to be made. */
interface Planned {
  values: Values;
  /** The copy of the notebook, which is removed afterwards. */
  file: string;
  page: string;
  parts: string;
  /** What the run hands over. */
  out: string;
}

/**
 * Executes a notebook once for each combination of values, prints how it goes, and writes the pages into a folder. One
 * that fails does not keep the others from running.
 * @param file path of the notebook: its cells run in its folder
 * @throws Error when it was stopped
 */
export async function runCombinations(
  run: Run,
  file: string,
  combinations: readonly Values[],
  folder: string,
): Promise<SweepRun[]> {
  const { python } = ensureVenv();
  const digits = String(combinations.length).length;
  const planned = combinations.map((values, i): Planned => {
    const out = join(folder, `run-${String(i + 1).padStart(digits, '0')}`);
    return { values, file: `${out}.ipynb`, page: `${out}.html`, parts: join(out, 'parts.json'), out };
  });
  const plotly = plotlyOf(folder); // of all pages
  for (const { values, file: copy, out } of planned) {
    mkdirSync(out);
    copyFileSync(join(folder, plotly), join(out, plotly)); // a run would make it anew
    writeWithParameters({ original: file, copy }, values, { GMIA_OUT: out });
  }
  const runs: SweepRun[] = [];
  const printer = new Printer(place => {
    const name = valuesText(planned[place].values);
    return { name, heading: `[${place + 1}/${planned.length}] ${name} ...` };
  });
  await execute(python, planned, runVariables(askedOf(run)), {
    start: place => printer.start(place),
    plan: (place, line) => printer.plan(place, line),
    progress: (place, line) => printer.progress(place, line),
    end: (place, execution) => {
      printer.end(place, execution);
      runs.push(collected(planned[place], execution));
    },
  });
  throwIfStopped();
  return runs;
}

/** What a run came to; of its files only the page stays. */
function collected({ values, file, page, parts, out }: Planned, { error, seconds }: Execution): SweepRun {
  const rows = collectRows(out);
  if (error === undefined)
    writeFileSync(page, pageOf({ title: valuesText(values), body: cellsHtml(readParts(parts)!, plotlyFile) }));
  for (const one of [file, out]) rmSync(one, { recursive: true });
  return { values, rows, seconds, ...(error === undefined ? { page: basename(page) } : { error }) };
}
