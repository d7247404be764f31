import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from '../../src/paper/row';

/** What `results.json` holds. Nothing in a row depends on when or how fast it was made. */
export interface Results {
  profile: string;
  seed: number;
  commit: string;
  machine: string;
  rows: Row[];
}

/** All rows that the notebooks handed over to the report in `folder`: by file name, and in a file as they were given. */
export function collectRows(folder: string): Row[] {
  const from = join(folder, 'rows');
  if (!existsSync(from)) return [];
  const files = readdirSync(from).filter(name => name.endsWith('.json')).sort(); // by code units: the same on every machine
  return files.flatMap(name => {
    const rows = JSON.parse(readFileSync(join(from, name), 'utf8')) as Row[];
    const wrong = Array.isArray(rows) ? rows.find(row => !isRow(row)) : rows;
    if (wrong !== undefined) throw new Error(`Expected rows with exhibit, setting, metric, paper and ours in rows/${name}, got ${JSON.stringify(wrong)}.`);
    return rows;
  });
}

const isRow = (row: Row | null) =>
  row !== null && [row.exhibit, row.setting, row.metric].every(text => typeof text === 'string') &&
  [row.paper, row.ours].every(number => number === null || typeof number === 'number');
