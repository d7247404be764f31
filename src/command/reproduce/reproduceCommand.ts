import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { quoted } from '../../core/quoted';
import { kernelsHere, stoppable } from '../notebooks/execute';
import { notebooksNamed, readNotebooks } from '../notebooks/notebooks';
import { root } from '../root';
import { text, wholeNumber } from '../runCommand';
import { checkReportFolder } from './reportFolder';
import { type ReproduceOptions, reproduce } from './reproduce';
import { type RunOptions, runOf, runText, withRunOptions } from './runOptions';

interface Options extends RunOptions {
  notebooks?: string;
  out: string;
  from?: string;
  single?: boolean;
  kernels?: number;
}

/**
 * `gmia reproduce`: executes the notebooks and writes the report. Exit code 0, or 1 where a notebook failed, 130 when
 * stopped.
 */
export const reproduceCommand = (
  work: (options: ReproduceOptions) => Promise<number> = options =>
    stoppable(async () => ((await reproduce(options)) > 0 ? 1 : 0)),
): Command =>
  withRunOptions(new Command('reproduce'))
    .summary("executes the paper's notebooks and writes a report")
    .description(
      'Executes the notebooks and writes an HTML report with every number of the paper beside ours. Its pages are ' +
        'there from the start, and renewed after each notebook; a run that is stopped leaves what is finished. ' +
        'Notebooks about none of the settings are skipped.',
    )
    .option('--notebooks <names>', 'notebooks to execute, by name or number, with commas between: 01,04-direct')
    .option(
      '--out <folder>',
      'where the report goes; a complete one that is there is kept as <folder>.previous, in the place of an older one',
      text('--out'),
      'report',
    )
    .option(
      '--kernels <number>',
      'how many notebooks to execute at once (default: as many as there are processors, and 8 GB of memory for each, ' +
        'but at most 4)',
      wholeNumber('--kernels', 1),
    )
    .option('--single', 'writes report.html, too: the whole report in one file, to be sent')
    .option('--from <folder>', "executes the notebooks of this folder (default: gmia's)", text('--from'))
    .action(async ({ notebooks: named, from, out, single, kernels = kernelsHere(), ...rest }: Options) => {
      const run = runOf(rest);
      const all = readNotebooks(resolve(from ?? join(root, 'notebooks')));
      const notebooks = named ? notebooksNamed(all, named) : all;
      checkReportFolder(resolve(out));
      const own = from === undefined ? '' : ` --from ${quoted(from)}`;
      process.exitCode = await work({
        run,
        notebooks,
        title: 'Understanding Membership Inferences on Well-Generalized Learning Models: a reproduction',
        out: resolve(out),
        single,
        kernels,
        again: one => {
          const wanted = one ? one.name : named;
          return `gmia reproduce ${runText(run)}${own}${wanted ? ` --notebooks ${quoted(wanted)}` : ''}`;
        },
      });
    });
