import type { IndirectResult } from '../../attack/indirect/indirectResult';
import { combinations } from '../../attack/indirect/judge';
import type { AttackResult } from '../../attack/result';
import { evaluate } from '../../evaluate/evaluation';
import { makeRow } from '../report/makeRow';
import { outcomeRows } from '../report/outcomeRows';
import type { Row } from '../report/row';
import { countValue } from '../report/rowValue';
import { alphas } from '../setup/alphas';
import type { Experiment } from '../setup/experiment';
import { table3 as printed } from '../setup/published';
import type { SettingName } from '../setup/settings';
import { table3Plan } from '../setup/tableLines';
import { baseRow } from './baseRow';
import { questionRows } from './countQuestions';
import type { IndirectExperiment, NullRate } from './indirectExperiment';

/** The rows of table 3 and of what goes beyond it, for one setting. */
export function indirectRows({
  experiment,
  tableRecord,
  direct,
  indirect,
  ranked,
  nulls,
  questions,
}: IndirectExperiment): Row[] {
  const { at } = table3Plan(experiment.name);
  const about = { records: 'selected' as const, chosen: indirect.selection! };
  const base = baseRow('T3-all', experiment, about);
  const attacked = Object.entries({ direct, indirect, 'indirect, halves, rank': ranked });
  return [
    ...oneRecordRows(experiment, { direct, indirect, tableRecord }),
    makeRow(base, { measure: 'selected', ...countValue(indirect.p.width, experiment.split.pool.length) }),
    ...at.flatMap(({ cutoff }) =>
      attacked.flatMap(([attack, result]) => outcomeRows({ ...base, attack }, result, cutoff, {})),
    ),
    ...questionRows(base, questions),
    ...nulls.map(({ combination, references, alpha, rate, low, high, n }) =>
      makeRow(baseRow('T3-null', experiment, about), {
        measure: 'non-members at or below',
        attack: 'indirect',
        combination,
        references,
        cutoff: alpha,
        ours: rate,
        low,
        high,
        n,
      }),
    ),
  ];
}

/** The rows of table 3 itself: both attacks on its one record. */
export function oneRecordRows(
  experiment: Experiment,
  { direct, indirect, tableRecord }: { direct: AttackResult; indirect: IndirectResult; tableRecord: number },
): Row[] {
  const { at, queries = null } = table3Plan(experiment.name);
  const { before, influence } = indirect.found[tableRecord];
  const base = { ...baseRow('T3', experiment, { records: 'one', chosen: indirect.selection! }), count: 1 };
  const attacked = Object.entries({ direct, indirect }).map(([attack, result]) => {
    return { attack: attack as 'direct' | 'indirect', result: result.record(tableRecord) };
  });
  return [
    makeRow(base, { measure: 'enhancing queries', paper: queries, ...countValue(influence.length, before.length) }),
    ...at.flatMap(({ cutoff, ...paper }) =>
      attacked.flatMap(({ attack, result }) => outcomeRows({ ...base, attack }, result, cutoff, paper[attack] ?? {})),
    ),
  ];
}

/** What the paper prints for a setting. */
export function printedSharesRows(setting: SettingName): Row[] {
  const found = printed[setting];
  if (!found) return [];
  const { at, queries } = found;
  const base = { exhibit: 'T3', setting, records: 'one' as const, count: 1 };
  return [
    makeRow(base, { measure: 'enhancing queries', paper: queries }),
    ...at.flatMap(({ cutoff, ...attacks }) =>
      Object.entries(attacks).flatMap(([attack, shares]) =>
        Object.entries(shares).map(([measure, paper]) => makeRow(base, { attack, measure, cutoff, paper })),
      ),
    ),
  ];
}

/** How often non-members come out at or below each α, for every combination and both uses of the reference models. */
export function nullRates(indirect: IndirectResult, halves: IndirectResult): NullRate[] {
  const ways: [string, IndirectResult][] = [
    ['all find and judge', indirect],
    ['halves', halves],
  ];
  return ways.flatMap(([references, result]) =>
    combinations.flatMap(combination => {
      const judged = result.combinedBy({ combination });
      return alphas.map(alpha => {
        const { value, low, high, trials } = evaluate(judged, { cutoff: alpha }).falsePositiveRate;
        return { combination, references, alpha, rate: value, low, high, n: trials };
      });
    }),
  );
}
