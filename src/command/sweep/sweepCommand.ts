import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { stoppable } from '../notebooks/execute';
import { readNotebookFile } from '../notebooks/notebookFile';
import { readParameters } from '../notebooks/parameters';
import { checkOut } from '../reproduce/folder';
import { text, usage } from '../runCommand';
import { type Assignment, assignment, combinations } from './assignment';
import { type SweepOptions, sweep } from './sweep';

/** What a sweep leaves in its folder. */
const ours = /^(index\.html|sweep\.json|plotly\.js|run-\d+\.html)$/;

/** `gmia sweep`: a notebook with many values. Exit code 0, or 1 where a run failed, 130 when stopped. */
export const sweepCommand = (
  work: (options: SweepOptions) => Promise<number> = options =>
    stoppable(async () => ((await sweep(options)) > 0 ? 1 : 0)),
): Command =>
  new Command('sweep')
    .summary('executes a notebook with other values, or with many')
    .description(
      'Executes a notebook once for each combination of values, and writes one page with a table and a chart of the ' +
        'numbers that it hands over by gmia.reportNumbers. Parameters are declared in the cell with the tag ' +
        '"parameters", as const delta = 0.1.',
    )
    .argument('<notebook>', 'a file such as study.ipynb')
    .requiredOption(
      '-p, --parameter <name=value>',
      'a value, as JSON or text; one more for the same name is one run more',
      assignment,
    )
    .option(
      '--out <folder>',
      'where the page goes; one that is there is replaced (default: the name, and "-sweep")',
      text('--out'),
    )
    .addHelpText(
      'after',
      "\nAll combinations are run: -p delta=0.1 -p delta=0.2 -p 'cutoffs=[0.01,0.05]' are two runs. In bash, " +
        '-pdelta={0.05,0.1,0.2}\nis short for three.',
    )
    .action(async (path: string, { parameter, out }: { parameter: Assignment[]; out?: string }) => {
      const file = resolve(path);
      const notebook = readNotebookFile(file);
      const options = {
        file,
        notebook,
        combinations: usage(() => combinations(readParameters(notebook), parameter)),
        out: resolve(out ?? `${basename(path).replace(/\.ipynb$/, '')}-sweep`),
      };
      checkOut(options.out, name => ours.test(name));
      process.exitCode = await work(options);
    });
