import { posix } from 'node:path';
import { exhibitLabel } from '../../src/command/pages/exhibits';
import { groupBy } from '../../src/core/groupBy';
import { markdownTable } from '../markdownTable';
import { verdicts } from './outcome';
import { claimsOf, type Outcomes, seriesName, verdictOn } from './outcomes';
import { seedsText } from './seedList';

const kept = posix.relative('docs', 'docs/results.md');

/** docs/seeds.md: how often each claim of the paper held, over the seeds of each series. */
export const seedsPage = (all: readonly Outcomes[]): string =>
  `# The paper's claims over seeds

A seed decides everything random: who the members are, the first weights, the batches. Each seed below is one run of
all notebooks, judged as in its report. A claim *cannot be told* where there are too few guesses, or where what was
found may be luck; it is *skipped* where its data are not at hand, or its notebook failed. Verdicts are of the code
that is named; a later one may judge otherwise, see [the runs that are kept](${kept}). The profile \`smoke\` is no
evidence: its seeds show how often a verdict of so few models comes out otherwise.

Written by \`npm run seeds\` from docs/seeds/; do not edit it.
${all.map(seriesText).join('') || '\nNo seed was run yet.\n'}`;

function seriesText(series: Outcomes): string {
  const { profile, settings, seeds } = series;
  const only = seriesName(series) === profile ? '' : ` --only ${settings.join(',')}`;
  const asked = seedsText(seeds.map(({ seed }) => seed)).replaceAll(', ', ',');
  const versions = groupBy(seeds, ({ version, code, date }) => `gmia ${version}, code ${code}, ${date}`);
  const made = [...versions].map(
    ([version, some]) =>
      `- ${version}: ${some.length === 1 ? 'seed' : 'seeds'} ${seedsText(some.map(({ seed }) => seed))}`,
  );
  return `
## ${profile}: ${settings.join(', ')}

\`npm run seeds -- ${asked} --profile ${profile}${only}\`

${made.join('\n')}

${failuresText(series)}

${claimsTable(series)}
`;
}

function failuresText({ seeds }: Outcomes): string {
  const failures = seeds.flatMap(({ seed, failures }) => failures.map(failure => ({ seed, ...failure })));
  if (failures.length === 0) return 'No notebook failed.';
  const rows = failures.map(({ seed, notebook, cell, error }) => [seed, notebook, cell ?? '–', error]);
  return `Notebooks that failed:\n\n${markdownTable(['seed', 'notebook', 'cell', 'error'], rows)}`;
}

function claimsTable({ seeds }: Outcomes): string {
  const claims = claimsOf(seeds);
  const rows = claims.map((claim, i) => {
    const found = seeds.map(one => verdictOn(one, claim) ?? 'skipped');
    const against = seeds.filter((_, j) => found[j] === 'does not hold');
    return [
      claims[i - 1]?.exhibit === claim.exhibit ? '' : exhibitLabel(claim.exhibit),
      claim.claim,
      ...verdicts.map(verdict => found.filter(one => one === verdict).length),
      seedsText(against.map(({ seed }) => seed)),
    ];
  });
  return markdownTable(['from', 'claim', ...verdicts, 'seeds with which it does not hold'], rows);
}
