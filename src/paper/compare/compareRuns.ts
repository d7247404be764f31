import { expected } from '../../core/check';
import { checkResults, type EarlierResults, readResults } from '../report/results';
import { RunComparison } from './runComparison';

/**
 * Lays reports side by side, each against the first: what differs in how they were made, which numbers moved beyond
 * their intervals, which are in one only, and which claims have another verdict. `gmia compare` prints it.
 *
 * A number moved where the 95 % interval of the difference, joined from those of both runs, does not hold 0; a median
 * over splits, where each of both lies outside the other's band (`movement` has the sources). Numbers without an
 * interval or band are not judged.
 * @param runs two or more: paths of `results.json` or of the folder it is in, or what such a file holds. Files of
 *   earlier versions lack some fields, which are then not compared
 * @throws RangeError for fewer, and for what is no results of a report, with its path
 * @example
 * const row = { exhibit: 'T1', setting: 'cancer', metric: 'recall', paper: 0.032, ours: 0.1, low: 0.08, high: 0.12 };
 * const compared = compareRuns(
 *   { seed: 1, rows: [row], claims: [] },
 *   { seed: 2, rows: [{ ...row, ours: 0.2, low: 0.17, high: 0.23 }], claims: [] },
 * );
 * compared.settings; // => [{ name: 'seed', values: [1, 2] }]
 * compared.moved.map(({ metric, far }) => [metric, far]); // => [['recall', 2.8]]
 */
export function compareRuns(...runs: (string | EarlierResults)[]): RunComparison {
  if (runs.length < 2) expected('two reports or more', runs.length, 'Name their results.json.');
  return new RunComparison(
    runs.map((run, i) => (typeof run === 'string' ? run : `run ${i + 1}`)),
    runs.map((run, i) => (typeof run === 'string' ? readResults(run) : checkResults(`run ${i + 1}`, run))),
  );
}
