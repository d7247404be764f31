import { posix } from 'node:path';
import { exhibitLabel, exhibitTitle } from '../../src/command/pages/exhibits';
import { settingTitle } from '../../src/command/pages/settingTitle';
import { withBands } from '../../src/command/pages/withBands';
import { count, duration, formatCell } from '../../src/core/format';
import { groupBy } from '../../src/core/groupBy';
import { byAuthor, claimRows, type ReportedClaim } from '../../src/paper/report/claim';
import { pooledMetric } from '../../src/paper/report/metric';
import { notesOf } from '../../src/paper/report/notes';
import { paperBesideOurs } from '../../src/paper/report/paperBesideOurs';
import type { Row } from '../../src/paper/report/row';
import { markdownTable } from '../markdownTable';
import { claimsOverSplits } from './claimsOverSplits';
import { type Kept, nameOf, resultsFolder } from './kept';

/** The page of a run: all that is kept of it, the paper's numbers beside ours. */
export function runPage(kept: Kept, hasFigure: boolean): string {
  const rows = withBands(kept.rows).filter(({ exhibit }) => exhibitLabel(exhibit) !== exhibit);
  const exhibits = [...groupBy(rows, ({ exhibit }) => exhibit)];
  const name = nameOf(kept);
  const all = posix.relative(resultsFolder, 'docs/results.md');
  const own = (exhibit: string) => kept.rows.filter(row => row.exhibit === exhibit);
  return `# Results: ${name}

${trialText(kept)}${markdownTable(['', ''], factsOf(kept))}

Written by \`npm run results\` from [${name}.json](${name}.json); do not edit it. [All results](${all}).

## How the models were trained

${trainingsTable(kept)}

${inPlaceText(kept)}## Claims

A claim is judged by its pattern, not by its decimals: it holds, or does not, where 95 % intervals leave no doubt. It
cannot be told where they do, as what was found may be luck, or where there was nothing to count. *All splits together*:
the same of the guesses on all random splits, splits being clusters.

${claimsTable(byAuthor(kept.claims).papers, kept)}

${ownText(kept)}## Numbers

The paper's number stands behind ours. In brackets: the 95 % interval; where "(q …)" stands behind the paper's number,
ours is the median over random splits, and the brackets hold the number of one more split with probability 80 %, or are
the range of fewer than nine splits; a split without the number is left out. q is the share of the splits below the
paper's number, which is "outside" where it lies outside such a band. Where the paper prints none, rows of settings that
were repeated on splits are medians, too. "All splits together": of all their guesses or members, with a 95 % interval.
"–" stands where the paper prints no number, or where there was nothing to count. Where the paper prints no δ, ours is
the one that selects as many records as it has. Precision is at prior 1/2.
${exhibits.map(([exhibit, shown]) => exhibitText(exhibit, shown, own(exhibit))).join('')}
## Figures
${hasFigure ? `\n![Figure 8: precision and recall of the direct attack](${name}-figure-8.svg)\n` : ''}
Figures 9, 10 and 11 draw the attacks of tables 2, 3, 4 and 5 at all cut-offs: their numbers at the paper's cut-offs
stand above, the figures in the report that the command makes.
`;
}

const trialText = ({ profile }: Kept) =>
  profile === 'smoke'
    ? 'A trial of the machinery, no evidence: few models, splits and queries. Kept to see when a number moves.\n\n'
    : '';

function factsOf({ command, profile, seed, version, commit, code, machine, begun, seconds }: Kept): string[][] {
  return [
    ['again', command],
    ['profile, seed', `${profile}, ${seed}`],
    ['code', `gmia ${version}, ${code ?? 'installed'}, commit ${commit}`],
    ['machine', machine],
    ['begun', begun.slice(0, 16).replace('T', ' ')],
    ['took', `${duration(seconds)} by the clock; models that were in the store were not trained again`],
  ];
}

function trainingsTable({ trainings }: Kept): string {
  const names = ['setting', 'trainer', 'references', 'targets', 'steps', 'pool', 'adversary', 'splits'];
  return markdownTable(
    names,
    trainings.map(one => [
      `${settingTitle(one.setting)}${one.inPlace ? ' (*)' : ''}`,
      one.trainer,
      ...[one.references, one.targets, one.steps, one.pool, one.adversary, one.splits].map(count),
    ]),
  );
}

const inPlaceText = ({ trainings }: Kept): string =>
  trainings.some(({ inPlace }) => inPlace)
    ? "(*): a smaller dense network in the place of the paper's convolutional one.\n\n"
    : '';

/** Statements of ours, which are not counted among the paper's. */
function ownText(kept: Kept): string {
  const { ours } = byAuthor(kept.claims);
  return ours.length ? `What the paper does not claim, and we put to the test:\n\n${claimsTable(ours, kept)}\n\n` : '';
}

function claimsTable(claims: ReportedClaim[], { rows }: Kept): string {
  const together = claimsOverSplits(rows);
  const all = claimRows(claims);
  return markdownTable(
    ['from', 'claim', 'in this run', 'found', 'all splits together'],
    claims.map(({ exhibit, claim }, i) => {
      const over = together.find(one => one.claim === claim);
      return [
        claims[i - 1]?.exhibit === exhibit ? '' : exhibitLabel(exhibit),
        claim,
        all[i]['in this run'],
        all[i].found,
        over ? `${claimRows([over])[0]['in this run']}: ${over.found}` : '',
      ];
    }),
  );
}

function exhibitText(exhibit: string, rows: Row[], own: Row[]): string {
  const metrics = new Set(rows.map(({ metric }) => metric));
  const isPrinted = (name: string) =>
    rows.some(({ metric, measure, paper }) => metric === name && paper !== null && measure !== 'models');
  const printed = [...metrics].filter(isPrinted);
  if (printed.length === 0) return '';
  const frame = paperBesideOurs(
    rows.map(row => ({ ...row, setting: settingTitle(row.setting) })),
    printed.flatMap(name => [name, pooledMetric(name)]).filter(name => metrics.has(name)),
  );
  const said = new Set(own.flatMap(row => notesOf(row).map(note => `- ${settingTitle(row.setting)}: ${note}`)));
  return `
### ${exhibitTitle(exhibit)}

${markdownTable(
  frame.columns,
  (frame.values as unknown[][]).map(cells => cells.map(formatCell)),
)}
${said.size ? `\n${[...said].join('\n')}\n` : ''}`;
}
