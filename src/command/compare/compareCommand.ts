import { Command } from 'commander';
import { compareRuns } from '../../paper/compare/compareRuns';
import type { RunComparison } from '../../paper/compare/runComparison';
import { usage } from '../runCommand';
import { comparisonText } from './comparisonText';

interface CompareOptions {
  all?: true;
  strict?: true;
  json?: true;
}

/** `gmia compare`: lays reports side by side. Exit code 0, or with --strict 1 where a number moved. */
export const compareCommand = (print: (text: string) => void = console.log): Command =>
  new Command('compare')
    .summary('lays the numbers of two or more reports side by side')
    .description(
      'Lays reports side by side, each against the first: what differs in how they were made, which numbers moved ' +
        'beyond their intervals, which are in one only, and which claims have another verdict.',
    )
    .argument('<reports...>', 'results.json of reports, or their folders')
    .option('--all', 'also numbers that did not move')
    .option('--strict', 'exit code 1 where a number moved, or a claim has another verdict')
    .option('--json', 'as JSON')
    .action((reports: string[], { all, strict, json }: CompareOptions) => {
      const compared = usage(() => compareRuns(...reports));
      print(json ? JSON.stringify(written(compared, all), null, 1) : comparisonText(compared, all));
      if (strict && compared.moved.length + compared.claims.length > 0) process.exitCode = 1;
    });

/** What is printed as JSON: of the numbers, those that moved, or all. */
const written = ({ moved, ...compared }: RunComparison, all = false): object =>
  all ? compared : { ...compared, rows: moved };
