// `npm run results`: keeps what a run found in docs/results/. Exit code 0, or 2 for a mistake in the call.

import { root } from '../src/command/root';
import { runCommand } from '../src/command/runCommand';
import { keepResults } from './results/keepResults';
import { renewPages } from './results/renewPages';
import { resultsCommand } from './results/resultsCommand';

void runCommand(
  resultsCommand(async report => {
    if (report !== undefined) console.log(`Kept as docs/results/${await keepResults(report, root)}.json`);
    renewPages(root);
  }),
);
