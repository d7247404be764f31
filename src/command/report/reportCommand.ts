import { resolve } from 'node:path';
import { Command } from 'commander';
import { quoted } from '../../core/quoted';
import type { Run } from '../../paper/setup/run';
import { stoppable } from '../notebooks/execute';
import { readNotebookFile } from '../notebooks/notebookFile';
import { readNotebook } from '../notebooks/notebooks';
import { readParameters, type Values, withParameters } from '../notebooks/parameters';
import { type RunOptions, runOf, runText, withRunOptions } from '../reproduce/runOptions';
import { text, UsageError, usage } from '../runCommand';
import { type Assignment, assignment, combinations } from '../sweep/assignment';
import { checkSweepFolder, type SweepOptions, sweep } from '../sweep/sweep';
import { checkReport } from './checkReport';
import { type NotebookReportOptions, reportNotebooks } from './reportNotebooks';

interface Options extends RunOptions {
  parameter?: Assignment[];
  out?: string;
  single?: boolean;
  pdf?: boolean;
  execute: boolean;
}

/**
 * `gmia report`: executes notebooks of one's own and writes their pages, or with many values of parameters one page of
 * all. Exit code as that of `gmia reproduce`.
 */
export const reportCommand = (
  work: (options: NotebookReportOptions) => Promise<number> = options =>
    stoppable(async () => ((await reportNotebooks(options)) > 0 ? 1 : 0)),
  workOnMany: (options: SweepOptions) => Promise<number> = options =>
    stoppable(async () => ((await sweep(options)) > 0 ? 1 : 0)),
): Command =>
  withRunOptions(new Command('report'))
    .summary('executes notebooks of your own and writes their pages')
    .description(
      'Executes notebooks, of any name in any folder, and writes an HTML page of each. The notebooks themselves stay ' +
        'as they are.',
    )
    .argument('<notebooks...>', 'paths of notebooks')
    .option(
      '-p, --parameter <name=value>',
      'a value, as JSON or text, for what the cell with the tag "parameters" declares, as const delta = 0.1; several ' +
        'for one name: one page with the numbers of all combinations',
      assignment,
    )
    .option(
      '--out <folder>',
      'where the pages go; a complete report that is there is kept as <folder>.previous, in the place of an older ' +
        'one (default: notebook-report, or with several values the name of the notebook and "-sweep")',
      text('--out'),
    )
    .option('--single', 'writes each notebook as one file with all that it needs, to be sent; nothing else is touched')
    .option('--pdf', 'writes a PDF beside each page, by Chromium or Chrome')
    .option('--no-execute', 'takes the outputs that the notebooks were saved with')
    .addHelpText(
      'after',
      "\n-p delta=0.1 -p delta=0.2 -p 'cutoffs=[0.01,0.05]' are two runs; in bash -pdelta={0.1,0.2} is short for two " +
        'values.\nTheir numbers are those that the notebook hands over by gmia.reportNumbers.',
    )
    .action(async (paths: string[], { parameter = [], out, single, pdf, execute, ...rest }: Options) => {
      const run = runOf(rest);
      const [values, ...others] = parameter.length > 0 ? valuesFor(paths, parameter, execute) : [];
      if (others.length > 0) {
        process.exitCode = await workOnMany(sweepOf(run, paths[0], [values, ...others], { out, single, pdf }));
        return;
      }
      const notebooks = paths.map(path => ({ ...readNotebook(resolve(path)), ...(values && { values }) }));
      const options: NotebookReportOptions = {
        run,
        notebooks,
        title: notebooks.length === 1 ? notebooks[0].title : `${notebooks.length} notebooks`,
        out: resolve(out ?? 'notebook-report'),
        single,
        pdf,
        asIs: !execute,
        again: one => {
          const wanted = one ? [paths.find(path => resolve(path) === one.file)!] : paths;
          const given = parameter.map(({ name, text }) => `-p ${quoted(`${name}=${text}`)} `).join('');
          return `gmia report ${wanted.map(quoted).join(' ')} ${given}${execute ? runText(run) : '--no-execute'}`;
        },
      };
      checkReport(options);
      process.exitCode = await work(options);
    });

/** The combinations of values that one notebook is executed with. */
function valuesFor(paths: string[], given: Assignment[], execute: boolean): Values[] {
  if (paths.length > 1)
    throw new UsageError(`Expected one notebook with -p, got ${paths.length}: ${paths.join(', ')}.`);
  if (!execute) throw new UsageError('Expected no -p with --no-execute: the outputs are of the values as they were.');
  const notebook = readNotebookFile(resolve(paths[0]));
  return usage(() => {
    const all = combinations(readParameters(notebook), given);
    for (const values of all) withParameters(notebook, values);
    return all;
  });
}

function sweepOf(
  run: Run,
  path: string,
  all: Values[],
  { out, single, pdf }: Pick<Options, 'out' | 'single' | 'pdf'>,
): SweepOptions {
  if (single || pdf)
    throw new UsageError(
      `Expected one value for each -p with ${single ? '--single' : '--pdf'}, got ${all.length} runs.`,
    );
  const file = resolve(path);
  const options = { run, file, combinations: all, out: resolve(out ?? `${readNotebook(file).name}-sweep`) };
  checkSweepFolder(options.out);
  return options;
}
