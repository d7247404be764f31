import type { AttackResult } from '../../attack/result';
import { checkFields } from '../../core/check';
import { checkList } from '../../core/checkList';
import { formatCell } from '../../core/format';
import { evaluate, type Outcomes, precision, recall } from '../../evaluate/evaluation';
import { type Claim, compare, shareText, unjudged } from '../report/claim';
import { checkRows, type Row } from '../report/row';
import { paperCutoff } from '../setup/paperCutoff';
import { table2 as printed } from '../setup/published';
import { type SettingName, settings } from '../setup/settings';
import type { AttackedAtThresholds } from './attackedAtThresholds';

/**
 * What the paper concludes from table 2, held against a run: smaller δ and larger β let weaker records in. So the
 * records that the looser thresholds add are set against those of the strictest, which they include. That they select
 * more is no finding: it cannot be otherwise.
 * @example
 * const run = currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' });
 * table2Claims(await table2(run)).length; // => 2
 */
export function table2Claims(found: { rows: Row[]; results: AttackedAtThresholds[] }): Claim[] {
  const { rows, results } = checkFields('found', found, 'what table2 gives', ['rows', 'results']);
  checkRows('found.rows', rows);
  checkList('found.results', results);
  const names = [...new Set(rows.map(({ setting }) => setting as SettingName))];
  return names
    .filter(name => printed[name])
    .flatMap(name => {
      const own = results.find(result => result.name === name);
      const lines = printed[name]!;
      const first = lines[0];
      const last = lines[lines.length - 1];
      const claim = (measure: 'precision' | 'recall') => {
        const [from, to] = [first, last].map(line => formatCell(100 * line[measure]));
        return (
          `${settings[name].title}: a smaller δ or a larger β lowers the ${measure} (${from} to ${to} %), ` +
          'as weaker records enter.'
        );
      };
      if (!own) {
        const row = rows.find(({ setting }) => setting === name)!;
        return [unjudged(claim('precision'), row), unjudged(claim('recall'), row)];
      }
      const [strict, ...loose] = own.attacks;
      const added = addedBy(loose, strict);
      const before = evaluate(strict, { cutoff: paperCutoff });
      const found = (of: typeof precision) =>
        `${shareText(of(added))} on the ${added.records} records they add, ` +
        `${shareText(of(before))} on the ${strict.p.width} of the strictest`;
      return [
        { claim: claim('precision'), holds: compare(precision(added), before.precision), found: found(precision) },
        { claim: claim('recall'), holds: compare(recall(added), before.recall), found: found(recall) },
      ];
    });
}

/** Guesses on the records that any of some attacks has and the strict one has not, each record counted once. */
function addedBy(loose: AttackResult[], strict: AttackResult): Outcomes & { records: number } {
  const known = new Set(strict.selection!.positions);
  const added = new Map<number, Outcomes>();
  for (const attack of loose) {
    const { positions } = attack.selection!;
    evaluate(attack, { cutoff: paperCutoff }).perRecord.forEach((outcomes, i) => {
      if (!known.has(positions[i])) added.set(positions[i], outcomes);
    });
  }
  const sum = (key: keyof Outcomes) => [...added.values()].reduce((total, outcomes) => total + outcomes[key], 0);
  return { tp: sum('tp'), fp: sum('fp'), members: sum('members'), nonMembers: sum('nonMembers'), records: added.size };
}
