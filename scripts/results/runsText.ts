import { duration } from '../../src/core/format';
import { byAuthor } from '../../src/paper/report/claim';
import { markdownTable } from '../markdownTable';
import { type Kept, nameOf } from './kept';
import { notRunYet } from './notRunYet';

/** The runs that are kept, for docs/results.md: how each was made, and how many of the paper's claims hold. */
export function runsText(all: readonly Kept[]): string {
  const count = ({ claims }: Kept, verdict: boolean | null) =>
    byAuthor(claims).papers.filter(({ holds }) => holds === verdict).length;
  const lines = all.map(kept => {
    const { settings, seed, version, code, begun, seconds } = kept;
    const name = nameOf(kept);
    return (
      `| [${name}](results/${name}.md) | ${settings.join(', ')} | ${seed} | ${version}, ${code ?? 'installed'} | ` +
      `${begun.slice(0, 10)} | ${duration(seconds)} | ${[true, false, null].map(one => count(kept, one)).join(' | ')} |`
    );
  });
  const head = [
    'run',
    'settings',
    'seed',
    'gmia, code',
    'begun',
    'took, without stored models',
    'holds',
    'does not hold',
    'cannot be told',
  ];
  return [[markdownTable(head, []), ...lines].join('\n'), notRunYet(all)]
    .filter(part => part !== undefined)
    .join('\n\n');
}
