import { resolve } from 'node:path';
import { Command } from 'commander';

/** `npm run results`, which hands the path of a report to `work`. */
export const resultsCommand = (work: (report: string | undefined) => Promise<void>): Command =>
  new Command('npm run results --')
    .description("Keeps the results of a finished run in docs/results/, and renews the pages and the README's table.")
    .argument('[report]', 'its results.json, or the folder of the report; without one the pages alone are renewed')
    .action((report?: string) => work(report === undefined ? undefined : resolve(report)));
