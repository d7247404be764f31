import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../core/version';
import type { ReportedClaim } from '../../paper/report/claim';
import type { WrittenResults } from '../../paper/report/results';
import type { Row } from '../../paper/report/row';
import { failedOf, type Report } from './report';

/** Writes `results.json`. */
export function writeResults(file: string, report: Report): void {
  const { title, notebooks, date, seconds, again, rows, claims, ...asked } = report;
  const results: WrittenResults = {
    ...asked,
    version,
    command: again(),
    begun: date.toISOString(),
    seconds: Math.round(seconds),
    failed: failedOf(report).map(({ name }) => name),
    rows,
    claims,
  };
  writeFileSync(file, `${JSON.stringify(results, null, 1)}\n`);
}

/**
 * All rows that the notebooks handed over to the report in `folder`: by file name, and in a file as they were given.
 */
export const collectRows = (folder: string): Row[] =>
  collect(
    folder,
    'rows',
    'exhibit, setting, metric, paper and ours',
    (row: Partial<Row>) =>
      areTexts(row.exhibit, row.setting, row.metric) &&
      [row.paper, row.ours].every(number => number === null || typeof number === 'number'),
  );

/** All claims that they handed over, in the same order. */
export const collectClaims = (folder: string): ReportedClaim[] =>
  collect(
    folder,
    'claims',
    'exhibit, claim, holds and found',
    (one: Partial<ReportedClaim>) =>
      areTexts(one.exhibit, one.claim, one.found) && (one.holds === null || typeof one.holds === 'boolean'),
  );

function collect<T>(
  folder: string,
  kind: 'rows' | 'claims',
  fields: string,
  isOne: (item: Partial<T>) => boolean,
): T[] {
  const from = join(folder, kind);
  if (!existsSync(from)) return [];
  const files = readdirSync(from)
    .filter(name => name.endsWith('.json'))
    .sort(); // by code units: the same on every machine
  return files.flatMap(name => {
    const items = JSON.parse(readFileSync(join(from, name), 'utf8')) as T[];
    const wrong = Array.isArray(items) ? items.find(item => item === null || !isOne(item)) : items;
    if (wrong !== undefined)
      throw new Error(`Expected ${kind} with ${fields} in ${kind}/${name}, got ${JSON.stringify(wrong)}.`);
    return items;
  });
}

const areTexts = (...values: unknown[]) => values.every(value => typeof value === 'string');
