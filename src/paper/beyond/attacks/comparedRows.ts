import type { Records } from '../../../data/records';
import type { Ranked } from '../../../evaluate/rankByTpr';
import type { Selection } from '../../../select/selection';
import { baseRow } from '../../exhibits/baseRow';
import { type BaseRow, makeRow } from '../../report/makeRow';
import type { Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { type Compared, rates } from './compareAttacks';

/** The rows of exhibit "attacks" about some records of a setting. */
export function comparedRows(
  experiment: Experiment,
  about: { records: 'all' | 'selected'; chosen: Selection | Records },
  compared: Compared,
): Row[] {
  const { attacks, ranking, rareRanking, members, nonMembers } = compared;
  const base = baseRow('attacks', experiment, about);
  return [
    ...attacks.flatMap(({ name: attack, at, auc }) => [
      ...at.flatMap(({ fpr, tpr, realised }) => {
        const { notes: _, ...found } = shareValue(tpr, 'No member.');
        const coarse = rateNote(fpr, realised.value, nonMembers);
        const notes = coarse === undefined ? [] : [coarse];
        return [
          makeRow(base, { measure: 'true-positive rate', attack, cutoff: fpr, ...found, notes }),
          makeRow(base, {
            measure: 'realised false-positive rate',
            attack,
            cutoff: fpr,
            ...shareValue(realised, 'No non-member.'),
          }),
        ];
      }),
      makeRow(base, {
        measure: 'area under the ROC curve',
        attack,
        ours: auc.value,
        low: auc.low,
        high: auc.high,
        n: members + nonMembers,
      }),
    ]),
    ...[ranking, rareRanking].flatMap((ranked, i) => behindRows(base, ranked, rates[i])),
  ];
}

/** How far each attack lies behind the leader at a false-positive rate. */
function behindRows(base: BaseRow, ranked: readonly Ranked[], cutoff: number): Row[] {
  const leader = ranked.find(({ behind }) => !behind)!.name;
  return ranked.flatMap(({ name: attack, behind }) =>
    behind
      ? [
          makeRow(base, {
            measure: 'true-positive rate',
            attack,
            against: leader,
            difference: true,
            cutoff,
            ours: behind.value,
            low: behind.low,
            high: behind.high,
            n: behind.members,
            notes: [`The leader is ${leader}.`],
          }),
        ]
      : [],
  );
}

/**
 * What a true-positive rate does not show: that so few non-members, or ties, do not allow the wanted false-positive
 * rate.
 */
export function rateNote(fpr: number, realised: number | null, nonMembers: number): string | undefined {
  const wanted = `${100 * fpr} %`;
  if (nonMembers * fpr < 1)
    return (
      `${nonMembers} non-members cannot show a rate of ${wanted}: every threshold that counts lies above ` +
      `all of them.`
    );
  if (realised !== null && realised < fpr / 2)
    return `Equal scores allow a rate of ${Number((100 * realised).toPrecision(3))} % instead of ${wanted}, no closer.`;
  return undefined;
}
