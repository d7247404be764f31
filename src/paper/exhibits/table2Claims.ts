import type { AttackResult } from '../../attack/result';
import { checkFields } from '../../core/check';
import { checkList } from '../../core/checkList';
import { formatCell } from '../../core/format';
import { evaluate } from '../../evaluate/evaluation';
import { type Guesses, shareOfGuesses } from '../../evaluate/guesses';
import { type Claim, shareText, unjudged } from '../report/claim';
import { compareGuesses } from '../report/compareGuesses';
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
      const before = guessesOf(strict);
      const added = addedBy(loose, before);
      const found = (of: 'precision' | 'recall') =>
        `${shareText(shareOfGuesses(of, added))} on the ${added.width} records they add, ` +
        `${shareText(shareOfGuesses(of, before))} on the ${before.width} of the strictest`;
      return (['precision', 'recall'] as const).map(of => ({
        claim: claim(of),
        holds: compareGuesses(of, added, before),
        found: found(of),
      }));
    });
}

/** Guesses at the paper's cut-off; records by their positions in the pool. */
const guessesOf = (attack: AttackResult) => ({
  ...evaluate(attack, { cutoff: paperCutoff }).guesses,
  records: Int32Array.from(attack.selection!.positions),
});

/** Guesses on the records that any of some attacks has and the strict one has not, each record counted once. */
function addedBy(loose: AttackResult[], strict: Pick<Guesses, 'records'>): Guesses {
  const seen = new Set(strict.records);
  const parts = loose.map(guessesOf).map(guesses => {
    const columns = [...guesses.records.keys()].filter(column => !seen.has(guesses.records[column]));
    for (const column of columns) seen.add(guesses.records[column]);
    return { guesses, columns };
  });
  const all = parts.flatMap(({ guesses, columns }) => columns.map(column => ({ guesses, column })));
  const targets = all.length ? all[0].guesses.guess.length / all[0].guesses.width : 0;
  const gather = (of: 'guess' | 'truth') =>
    Uint8Array.from({ length: targets * all.length }, (_, i) => {
      const { guesses, column } = all[i % all.length];
      return guesses[of][Math.floor(i / all.length) * guesses.width + column];
    });
  const records = Int32Array.from(all, ({ guesses, column }) => guesses.records[column]);
  return { guess: gather('guess'), truth: gather('truth'), width: all.length, records };
}
