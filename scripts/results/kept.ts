import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../../src/core/replaceFile';
import type { ReportedClaim } from '../../src/paper/report/claim';
import type { WrittenResults } from '../../src/paper/report/results';
import type { ProfileName } from '../../src/paper/setup/profiles';
import type { SettingName } from '../../src/paper/setup/settings';
import { seriesName } from '../seeds/outcomes';
import { type Block, packRows, unpackRows } from './packRows';
import type { Training } from './trainingOf';

/** The results of a run as they are committed: no weights, no records. */
export interface Kept extends WrittenResults {
  profile: ProfileName;
  settings: SettingName[];
  /** How the models of each setting were trained. */
  trainings: Training[];
}

/** What a run may have been asked for that makes its models fewer, or others, than its profile has. */
export const reducing = ['steps', 'references', 'targets'] as const;

/** "laptop", "smoke-cancer", "paper-mnist-1000-steps", "paper-mnist-20-references": what its files are called. */
export const nameOf = (run: Pick<Kept, 'profile' | 'settings' | (typeof reducing)[number]>): string => {
  const changed = reducing.flatMap(what => Object.values(run[what] ?? {}).map(count => `${count}-${what}`));
  return [seriesName(run), ...changed].join('-');
};

/** Where results are kept, below the folder of the project. */
export const resultsFolder = 'docs/results';

/** Writes results: a line a number, so that a change of one is a change of a line. */
export function writeKept(file: string, { rows, claims, ...facts }: Kept): void {
  const lines = (items: readonly object[]) => items.map(item => `  ${JSON.stringify(item)}`).join(',\n');
  const block = ({ shared, rows: own }: Block) =>
    `  {"shared": ${JSON.stringify(shared)}, "rows": [\n${lines(own)}\n  ]}`;
  const head = JSON.stringify(facts, null, 1).slice(0, -2);
  const blocks = packRows(rows).map(block).join(',\n');
  mkdirSync(dirname(file), { recursive: true });
  replaceFile(file, `${head},\n "claims": [\n${lines(claims)}\n ],\n "rows": [\n${blocks}\n ]\n}\n`);
}

export function readKept(file: string): Kept {
  const { rows, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Omit<Kept, 'rows'> & { rows: Block[] };
  return { ...rest, claims: rest.claims as ReportedClaim[], rows: unpackRows(rows) };
}

/** All results that are kept in a project, by name. */
export function allKept(project: string): Kept[] {
  const folder = join(project, resultsFolder);
  const files = readdirSync(folder).filter(name => name.endsWith('.json'));
  return files.sort().map(name => readKept(join(folder, name)));
}
