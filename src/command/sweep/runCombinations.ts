import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { duration } from '../../core/format';
import { plotlyFile } from '../../display/charts/plotlyScript';
import { ensureVenv } from '../jupyter/ensureVenv';
import { type Execution, execute, isStopped } from '../notebooks/execute';
import type { NotebookFile } from '../notebooks/notebookFile';
import { withParameters } from '../notebooks/parameters';
import { readParts } from '../notebooks/parts';
import { Printer } from '../notebooks/printer';
import { cellsHtml } from '../pages/notebookPage';
import { page as pageOf } from '../pages/page';
import { collectRows } from '../pages/results';
import type { Values } from './assignment';
import type { SweepRun } from './sweepRun';
import { valuesText } from './valuesText';

/**
 * Executes a notebook once for each combination of values, in a kernel of its own, prints how it goes, and writes the
 * pages into a folder. One that fails does not keep the others from running.
 * @param file path of the notebook: its cells run in its folder
 * @throws Error when it was stopped
 */
export async function runCombinations(
  file: string,
  notebook: NotebookFile,
  combinations: readonly Values[],
  folder: string,
): Promise<SweepRun[]> {
  const { python } = ensureVenv();
  const runs: SweepRun[] = [];
  for (const [i, values] of combinations.entries()) {
    const page = `run-${String(i + 1).padStart(String(combinations.length).length, '0')}.html`;
    const copy = join(folder, page.replace('.html', '.ipynb'));
    const { metadata, ...rest } = withParameters(notebook, values);
    writeFileSync(copy, JSON.stringify({ ...rest, metadata: { ...metadata, gmia: { original: file } } }));
    const printer = new Printer(`[${i + 1}/${combinations.length}] ${valuesText(values)} ...`);
    const parts = join(folder, 'parts.json');
    let execution: Execution | undefined;
    await execute(
      python,
      [{ file: copy, parts }],
      { GMIA_OUT: folder, GMIA_PROGRESS: '1' },
      {
        start: () => {},
        plan: line => printer.plan(line),
        progress: line => printer.progress(line),
        end: (_, ended) => {
          execution = ended;
        },
      },
    );
    if (isStopped() || !execution)
      throw new Error('Stopped. Trained models are kept: the next run goes on from there.');
    const { error, seconds } = execution;
    printer.end(`${error === undefined ? '' : 'FAILED after '}${duration(seconds)}`, error);
    const rows = collectRows(folder);
    if (error === undefined) {
      const body = cellsHtml(readParts(parts)!, plotlyFile);
      writeFileSync(join(folder, page), pageOf({ title: valuesText(values), body }));
    }
    runs.push({ values, rows, seconds, ...(error === undefined ? { page } : { error }) });
    rmSync(copy);
    for (const handed of ['rows', 'claims', 'parts.json'])
      rmSync(join(folder, handed), { recursive: true, force: true });
  }
  return runs;
}
