import type { Selection } from '../../../select/selection';
import { noted, type Row } from '../../report/row';
import { shareValue } from '../../report/rowValue';
import type { Experiment } from '../../setup/experiment';
import { type Compared, rates } from './compareAttacks';

/** The rows of exhibit "attacks" about some records of a setting; `of` is how these are called in the metric. */
export function comparedRows(experiment: Experiment, of: string, compared: Compared, selection?: Selection): Row[] {
  const { name, references, note } = experiment;
  const { attacks, ranking, members, nonMembers } = compared;
  const base = {
    exhibit: 'attacks',
    setting: name,
    paper: null,
    steps: references.architecture.steps,
    ...(selection && { delta: selection.delta, beta: selection.beta }),
  };
  const leader = ranking.find(({ behind }) => !behind)!.name;
  return [
    ...attacks.flatMap(({ name: attack, at, auc }) => [
      ...at.flatMap(({ fpr, tpr, realised }): Row[] => [
        {
          ...base,
          metric: `${attack}, ${of}, true-positive rate`,
          cutoff: fpr,
          ...shareValue(tpr, 'No member.'),
          note: coarse(fpr, realised.value, nonMembers),
        },
        {
          ...base,
          metric: `${attack}, ${of}, realised false-positive rate`,
          cutoff: fpr,
          ...shareValue(realised, 'No non-member.'),
        },
      ]),
      {
        ...base,
        metric: `${attack}, ${of}, area under the ROC curve`,
        ours: auc.value,
        low: auc.low,
        high: auc.high,
        n: members + nonMembers,
      },
    ]),
    ...ranking.flatMap(({ name: attack, behind }): Row[] =>
      behind
        ? [
            {
              ...base,
              metric: `${attack}, ${of}, true-positive rate behind the leader`,
              cutoff: rates[0],
              ours: behind.value,
              low: behind.low,
              high: behind.high,
              n: behind.members,
              note: `The leader is ${leader}.`,
            },
          ]
        : [],
    ),
  ].map(({ note: own, ...row }): Row => ({ ...row, ...noted(own, note) }));
}

/** What a true-positive rate does not show: that so few non-members, or ties, do not allow the wanted false-positive rate. */
export function coarse(fpr: number, realised: number | null, nonMembers: number): string | undefined {
  const percent = `${100 * fpr} %`;
  if (nonMembers * fpr < 1)
    return `${nonMembers} non-members cannot show a rate of ${percent}: every threshold that counts lies above all of them.`;
  if (realised !== null && realised < fpr / 2)
    return `Equal scores allow a rate of ${Number((100 * realised).toPrecision(3))} % instead of ${percent}, no closer.`;
  return undefined;
}
