import { expected } from '../../core/check';
import { listed } from '../../core/listed';
import type { EncodedColumn, Outcome } from './encodedColumn';
import { quoted } from './quoted';

const most = 10;

/** Checks that all columns can be used: one error names all that cannot, with what settles each. */
export function allFit(source: string, outcomes: { name: string; outcome: Outcome }[]): EncodedColumn[] {
  const doubtful = outcomes.flatMap(({ name, outcome }) => ('unfit' in outcome ? [{ name, why: outcome.unfit }] : []));
  if (doubtful.length > 0) {
    const said = doubtful.slice(0, most).map(({ name, why }) => `\n  ${quoted(name)}: ${why}`);
    const rest = doubtful.slice(most).map(({ name }) => quoted(name));
    const more = rest.length ? `\n  The same of ${listed(rest)}.` : '';
    expected(`every column of ${source} to be clear`, `${doubtful.length} in doubt`, said.join('') + more);
  }
  return outcomes.map(({ outcome }) => outcome as EncodedColumn);
}
