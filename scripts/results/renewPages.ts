import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { putBetween } from '../betweenMarkers';
import { allKept, nameOf, resultsFolder } from './kept';
import { readmeText } from './readmeText';
import { runPage } from './runPage';
import { runsText } from './runsText';

/** The pages of all results that are kept, as they have to be: by their path in the project. */
export function resultPages(project: string): Map<string, string> {
  const all = allKept(project);
  const hasFigure = (name: string) => existsSync(join(project, resultsFolder, `${name}-figure-8.svg`));
  const within = (page: string, text: string) =>
    [page, putBetween(readFileSync(join(project, page), 'utf8'), 'results', text)] as const;
  return new Map([
    ...all.map(kept => [`${resultsFolder}/${nameOf(kept)}.md`, runPage(kept, hasFigure(nameOf(kept)))] as const),
    within('docs/results.md', runsText(all)),
    within('README.md', readmeText(all, hasFigure)),
  ]);
}

/** Writes them. */
export function renewPages(project: string): void {
  for (const [page, text] of resultPages(project)) writeFileSync(join(project, page), text);
}
