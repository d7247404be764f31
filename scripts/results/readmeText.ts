import { attackCaption, bandCaption, headline, headlineColumns } from '../../src/command/pages/headline';
import { table1Exhibit } from '../../src/paper/exhibits/table1';
import { skippedRows } from '../../src/paper/report/skippedRows';
import { settingNames, settings } from '../../src/paper/setup/settings';
import { markdownTable } from '../markdownTable';
import { type Kept, nameOf, resultsFolder } from './kept';
import { notRunYet } from './notRunYet';

/** The columns of table 1. */
const shown = [...headlineColumns.keys()].filter(i => headlineColumns[i].exhibit === 'T1');

/**
 * The run that the README shows: of those that are evidence, and trained as long as their profile has it, the one with
 * most settings; undefined without any.
 */
export const shownRun = (all: readonly Kept[]): Kept | undefined =>
  all
    .filter(({ profile, steps }) => profile !== 'smoke' && !steps)
    .sort((a, b) => b.settings.length - a.settings.length)
    .at(0);

/**
 * What the README shows of the results: table 1, the paper beside ours, and figure 8.
 * @param hasFigure whether figure 8 of a run is kept
 */
export function readmeText(all: readonly Kept[], hasFigure: (name: string) => boolean): string {
  const run = shownRun(all);
  if (run === undefined) return 'No run is kept yet.';
  const name = nameOf(run);
  const missing = settingNames.filter(one => !run.settings.includes(one));
  const rows = [...run.rows, ...missing.flatMap(one => skippedRows(table1Exhibit.printed!(one), 'Not run yet.'))];
  const lines = settingNames.flatMap(one => headline(rows).filter(({ setting }) => setting === one));
  const inPlace = (setting: string) => run.trainings.some(one => one.setting === setting && one.inPlace);
  const table = markdownTable(
    ['', ...shown.flatMap(i => [`${headlineColumns[i].label}: paper`, 'ours'])],
    lines.map(({ setting, title, cells }) => [
      `${title}${inPlace(setting) ? ' (dense)' : ''}`,
      ...shown.flatMap(i => [cells[i].paper, `${cells[i].ours} ${cells[i].band}`.trim()]),
    ]),
  );
  const notes = [
    `${attackCaption}. ${bandCaption}`,
    ...run.settings
      .filter(one => !('delta' in settings[one]))
      .map(
        one =>
          `Of ${settings[one].title} as many records as in the paper are at risk because δ, which it does not print, ` +
          'is chosen so.',
      ),
    ...(missing.length ? ['"–" under ours: not run yet, or no guess.'] : []),
    notRunYet(all),
  ];
  return `${table}

${notes.filter(note => note !== undefined).join(' ')}
[All results](docs/results.md), [this run](${resultsFolder}/${name}.md).${
    hasFigure(name)
      ? `\n\n![Figure 8 in this run: precision and recall of the direct attack](${resultsFolder}/${name}-figure-8.svg)`
      : ''
  }`;
}
