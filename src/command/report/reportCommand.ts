import { resolve } from 'node:path';
import { Command } from 'commander';
import { stoppable } from '../notebooks/execute';
import { readNotebook } from '../notebooks/notebooks';
import { quoted } from '../quoted';
import { type RunOptions, runOf, runText, withRunOptions } from '../reproduce/runOptions';
import { text } from '../runCommand';
import { checkReport } from './checkReport';
import { type NotebookReportOptions, reportNotebooks } from './reportNotebooks';

interface Options extends RunOptions {
  out: string;
  single?: boolean;
  pdf?: boolean;
  execute: boolean;
}

/** `gmia report`: executes notebooks of one's own and writes their pages. Exit code as that of `gmia reproduce`. */
export const reportCommand = (
  work: (options: NotebookReportOptions) => Promise<number> = options =>
    stoppable(async () => ((await reportNotebooks(options)) > 0 ? 1 : 0)),
): Command =>
  withRunOptions(new Command('report'))
    .summary('executes notebooks of your own and writes their pages')
    .description(
      'Executes notebooks, of any name in any folder, and writes an HTML page of each. The notebooks themselves stay ' +
        'as they are.',
    )
    .argument('<notebooks...>', 'paths of notebooks')
    .option(
      '--out <folder>',
      'where the pages go; a complete report that is there is kept as <folder>.previous, in the place of an older one',
      text('--out'),
      'notebook-report',
    )
    .option('--single', 'writes each notebook as one file with all that it needs, to be sent; nothing else is touched')
    .option('--pdf', 'writes a PDF beside each page, by Chromium or Chrome')
    .option('--no-execute', 'takes the outputs that the notebooks were saved with')
    .action(async (paths: string[], { out, single, pdf, execute, ...rest }: Options) => {
      const run = runOf(rest);
      const options: NotebookReportOptions = {
        run,
        notebooks: paths.map(path => readNotebook(resolve(path))),
        out: resolve(out),
        single,
        pdf,
        asIs: !execute,
        again: one => {
          const wanted = one ? [paths.find(path => resolve(path) === one.file)!] : paths;
          return `gmia report ${wanted.map(quoted).join(' ')} ${execute ? runText(run) : '--no-execute'}`;
        },
      };
      checkReport(options);
      process.exitCode = await work(options);
    });
