import { checkEach } from '../../core/checkList';
import { row, rows } from '../../core/matrix';
import { evaluate } from '../../evaluate/evaluation';
import { type Claim, shareText } from '../report/claim';
import { compareGuesses } from '../report/compareGuesses';
import { paperCutoff } from '../setup/paperCutoff';
import { table3 } from '../setup/published';
import type { IndirectExperiment } from './indirectExperiment';

/**
 * What the paper concludes from table 3 and from its enhancing records, held against a run.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = {
 *   ...profiles.smoke,
 *   settings: { ...profiles.smoke.settings, cancer },
 *   indirect: { queries: 20, keep: 5 },
 *   attackedIndirectly: 1,
 *   splits: { cancer: 2 },
 * };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await table3(run);
 * table3Claims(results).length; // => 2
 */
export function table3Claims(results: IndirectExperiment[]): Claim[] {
  checkEach('results', results, 'what table3 found', ['title', 'experiment', 'direct', 'indirect', 'tableRecord']);
  const printed = results.filter(({ experiment: { name } }) => table3[name]);
  return printed.flatMap(({ title, experiment: { name }, direct, indirect, tableRecord }) => {
    const at = (cutoff: number) => [direct, indirect].map(result => evaluate(result.record(tableRecord), { cutoff }));
    const [strictDirect, strictIndirect] = at(paperCutoff);
    const [looseDirect, looseIndirect] = at(0.1);
    const against = (of: 'precision' | 'recall', [a, b]: (typeof strictDirect)[]) =>
      `${shareText(a[of])} direct, ${shareText(b[of])} indirect`;
    const far = farthest(indirect, tableRecord);
    return [
      ...(name === 'adult'
        ? [
            {
              claim:
                `${title}: the indirect attack finds members at p ≤ 0.01 that the direct one does not ` +
                `(recall 14 % against 0).`,
              holds: compareGuesses('recall', strictDirect.guesses, strictIndirect.guesses),
              found: against('recall', [strictDirect, strictIndirect]),
            },
          ]
        : name === 'cancer'
          ? [
              {
                claim: `${title}: at p ≤ 0.1 the indirect attack is the more precise one (88.89 against 66.67 %).`,
                holds: compareGuesses('precision', looseDirect.guesses, looseIndirect.guesses),
                found: against('precision', [looseDirect, looseIndirect]),
              },
            ]
          : [
              {
                claim: `${title}: the direct attack finds more members (recall 1 against 22 % at p ≤ 0.1).`,
                holds: compareGuesses('recall', looseIndirect.guesses, looseDirect.guesses),
                found: against('recall', [looseDirect, looseIndirect]),
              },
            ]),
      {
        claim: `${title}: enhancing queries need not resemble the record.`,
        holds: far === null ? null : far.query > far.record,
        found:
          far === null
            ? 'no query was accepted'
            : `the farthest lies ${far.query.toFixed(2)} from the record, half of the records within ` +
              `${far.record.toFixed(2)}`,
      },
    ];
  });
}

/**
 * Euclidean distance of the farthest enhancing query from the record, and the median of the other records'; null
 * without any query.
 */
function farthest(
  { found, selection }: IndirectExperiment['indirect'],
  tableRecord: number,
): { query: number; record: number } | null {
  const { queries, record } = found[tableRecord];
  const { dataset, indices } = selection!.considered;
  if (rows(queries) === 0) return null;
  const self = row(dataset.features, record);
  const distance = (other: ArrayLike<number>) =>
    Math.sqrt(self.reduce((sum, value, i) => sum + (value - other[i]) ** 2, 0));
  const others = Array.from(indices, index => distance(row(dataset.features, index))).sort((a, b) => a - b);
  const largest = Array.from({ length: rows(queries) }, (_, q) => distance(row(queries, q))).reduce((a, b) =>
    Math.max(a, b),
  );
  return { query: largest, record: others[others.length >> 1] };
}
