import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkText, expected } from '../../core/check';
import type { AskedCounts } from '../setup/askedCounts';
import type { ReportedClaim } from './claim';
import type { Row } from './row';

/** What came of a run. Nothing in a row or a claim depends on when or how fast it was made. */
export interface Results extends AskedCounts {
  profile: string;
  seed: number;
  settings: string[];
  /** The program that trained convolutional networks, as one types it. Default: gmia itself. */
  convolutional?: string;
  commit: string;
  /** What code it was, by `codeHash`; none of an installed package. */
  code?: string;
  machine: string;
  rows: Row[];
  /** What the paper concludes, held against this run. */
  claims: ReportedClaim[];
}

/** What `results.json` holds. */
export interface WrittenResults extends Results {
  /** Of gmia. */
  version: string;
  /** That makes it again. */
  command: string;
  /** As "2026-11-30T18:05:00.000Z". */
  begun: string;
  /** From its beginning to its end, by the clock; models that were in the store are not trained in it. */
  seconds: number;
  /** Notebooks that failed. */
  failed: string[];
}

/** Of earlier versions: what is there. */
export type EarlierResults = Pick<Results, 'rows'> & Partial<WrittenResults>;

/**
 * Reads the `results.json` of a report.
 * @param path of the file, or of the report's folder
 * @throws RangeError that names the path, where there is none, and for what is something else
 */
export function readResults(path: string): EarlierResults {
  checkText('path', path);
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'results.json') : path;
  if (!existsSync(file)) expected('the results.json of a report, or the folder of one', path, 'There is no such file.');
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    expected('the results.json of a report', file, `It cannot be read: ${(error as Error).message}`);
  }
  return checkResults(file, content as EarlierResults);
}

/** Checks what results of all versions have, and returns them. */
export function checkResults(name: string, results: EarlierResults): EarlierResults {
  const { rows, claims = [] } = Object(results) as EarlierResults;
  const advice = 'gmia reproduce writes one.';
  if (!Array.isArray(rows)) expected(`${name} to be the results of a report, with a list of rows`, results, advice);
  const wrong = rows.find(row => !isRow(row));
  if (wrong !== undefined) expected(`rows with exhibit, setting and metric in ${name}`, JSON.stringify(wrong), advice);
  if (!Array.isArray(claims)) expected(`the claims in ${name} to be a list`, claims, advice);
  const odd = claims.find(one => typeof one?.claim !== 'string');
  if (odd !== undefined) expected(`claims in ${name} with what is claimed`, JSON.stringify(odd), advice);
  return results;
}

const isRow = (row: Row): boolean =>
  [row?.exhibit, row?.setting, row?.metric].every(text => typeof text === 'string') &&
  [row.ours, row.low, row.high].every(number => number === undefined || number === null || Number.isFinite(number));
