import type { Scores } from '../attack/result';
import { checkFields, checkInteger, expected } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { rows } from '../core/matrix';
import type { Records } from '../data/records';
import type { Selection } from '../select/selection';
import { countFlags, flagsOf } from './flags';
import { RecordRisks } from './recordRisks';
import { type RecordLine, RecordTable } from './recordTable';
import { samePairs } from './samePairs';

export interface DescribeOptions {
  /** The target whose scores are shown. Default 0, the first. */
  target?: number;
  /** False-positive rate at which each attack flags, over all records and targets. Default 0.01. */
  fpr?: number;
  /** What precision and recall are of: the name of an attack, or all together. Default 'any of them'. */
  of?: string;
  /** How the records were chosen; adds their neighbours. Default: no neighbours are shown. */
  selection?: Selection;
  /** Adds the risk of each record, with its interval; of these records or of more. Default: no risk is shown. */
  risks?: RecordRisks;
  /** @deprecated Use risks. */
  exposures?: RecordRisks;
  /**
   * Order of the rows, the largest first: by risk ('exposure' is its former name), or by how often any attack flags a
   * record. Default: as attacked.
   */
  sortBy?: 'risk' | 'exposure' | 'flags';
}

/** What is to be said where single records are accused by p-values. */
const onAverage =
  'A p-value holds on average over records, not for each: of some records far more non-members lie below it.';

/** The name of all attacks together. */
const any = 'any of them';

/**
 * One row for each record: what each attack says of it, whether it is right, and how much the record is truly at risk.
 * @param attacks on the same records and targets, with names that differ
 * @throws RangeError when the attacks are not on the same pairs or do not know who was a member, for a target or attack
 *   that does not exist, a selection or risks of other records, or for an order by risk without risks
 * @example
 * // 2 targets × 2 records
 * const score = { values: Float64Array.of(4, 1, 2, 3), width: 2 };
 * const truth = Uint8Array.of(1, 0, 0, 1);
 * const table = describeRecords([new gmia.ScoreResult({ name: 'mine', score, truth, warnings: [] })], { fpr: 0.1 });
 * table.lines.map(({ flaggedByAny, member }) => [flaggedByAny, member]); // => [[0.5, true], [0.5, false]]
 */
export function describeRecords(attacks: readonly Scores[], options: DescribeOptions = {}): RecordTable {
  checkOptions('describeRecords', options, {
    target: true,
    fpr: true,
    of: true,
    selection: true,
    risks: true,
    exposures: true,
    sortBy: true,
  });
  const { target = 0, fpr = 0.01, of = any, selection, exposures, risks = exposures, sortBy } = options;
  const truth = samePairs(attacks);
  if (attacks.some(({ name }) => name === any)) expected('attacks of other names', any, 'It means all together.');
  const { width } = attacks[0].score;
  const targets = rows(attacks[0].score);
  const records = attacks[0].records;
  checkInteger('target', target, 0);
  if (width > 0 && target >= targets) expected(`target to be less than ${targets}, the number of targets`, target);
  const all = attacks.map(attack => flagsOf(attack, fpr));
  const counts = countFlags(all);
  const judged = of === any ? counts.map(n => Number(n > 0)) : all.find(({ name }) => name === of)?.flags;
  if (!judged) expected(`of to be ${[any, ...all.map(({ name }) => name)].join(', ')}`, of);
  if (sortBy !== undefined && !['risk', 'exposure', 'flags'].includes(sortBy))
    expected("sortBy to be 'risk' or 'flags'", sortBy);
  if (risks !== undefined && !(risks instanceof RecordRisks)) expected('risks of recordRisks', risks);
  if (sortBy && sortBy !== 'flags' && !risks) expected('risks to sort by', 'none');
  if (selection !== undefined)
    checkFields('selection', selection, 'a selection', ['records', 'neighbours', 'positions'], 'See selectVulnerable.');
  if (selection && !sameRecords(selection.records, records, width))
    expected('the selection that was attacked', `another one, of ${selection.records.length} records`);
  const riskOf = risks && riskFinder(risks, records, width);
  const over = (r: number, of: (i: number) => number) => {
    let sum = 0;
    for (let i = r; i < truth.length; i += width) sum += of(i);
    return sum;
  };
  const lines = Array.from({ length: width }, (_, r): RecordLine => {
    const at = target * width + r;
    const members = over(r, i => truth[i]);
    const tp = over(r, i => judged[i] & truth[i]);
    return {
      position: r,
      neighbours: selection?.neighbours[selection.positions[r]],
      scores: attacks.map(({ score }) => score.values[at]),
      flaggedBy: counts[at],
      member: truth[at] === 1,
      flags: all.map(({ flags }) => over(r, i => flags[i]) / targets),
      flaggedByAny: over(r, i => Number(counts[i] > 0)) / targets,
      outcomes: { tp, fp: over(r, i => judged[i]) - tp, members, nonMembers: targets - members },
      risk: riskOf?.(r),
    };
  });
  const size = ({ risk, flaggedByAny }: RecordLine) => (sortBy === 'flags' ? flaggedByAny : risk!.value || 0);
  if (sortBy) lines.sort((a, b) => size(b) - size(a));
  const warnings = [
    ...new Set([...attacks, ...(risks ? [risks] : [])].flatMap(of => of.warnings)),
    ...(attacks.some(({ p }) => p) ? [onAverage] : []),
  ];
  return new RecordTable({ attacks: attacks.map(({ name }) => name), target, of, lines, records, warnings });
}

const sameRecords = (a: Records, b: Scores['records'], width: number) =>
  a.length === width && (!b || a.indices.every((index, r) => index === b.indices[r]));

/** The risk of each attacked record: by what it is, or by position where that is not known. */
function riskFinder(risks: RecordRisks, records: Scores['records'], width: number) {
  const { auc, low, high } = risks;
  const named = records && risks.records && risks.positions(records);
  if (!named && auc.length !== width)
    expected(`risks of the ${width} attacked records`, `${auc.length} of records that are not known`);
  return (r: number) => {
    const at = named ? named[r] : r;
    return { value: auc[at], low: low[at], high: high[at] };
  };
}
