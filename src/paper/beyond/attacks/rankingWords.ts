import type { Questions } from '../../../attack/questions';
import { checkFields } from '../../../core/check';
import { checkEach } from '../../../core/checkList';
import { count, percent, percentInterval } from '../../../core/format';
import type { TprDifference } from '../../../evaluate/compareTpr';
import type { Share } from '../../../stats/interval/share';
import type { Compared } from './compareAttacks';
import { bounds } from './comparedAttacks';

/**
 * The ranking as a table, a line for each attack. "Apart from the next" is told by the interval of the paired
 * difference.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await otherAttacks(run);
 * const [first] = rankingLines(results[0].all);
 * first.rank; // => 1
 */
export function rankingLines(compared: Compared): Record<string, string | number>[] {
  const { ranking, rareRanking, attacks } = checkCompared(compared);
  return ranking.map(({ rank, name, at, behind, aheadOfNext }) => {
    const { auc, questions } = attacks.find(one => one.name === name)!;
    const rare = rareRanking.find(one => one.name === name)!;
    return {
      rank,
      attack: name,
      'members found at 1 %': shareOf(at.tpr),
      realised: percent(at.realised.value, 2),
      'behind the leader': behind ? differenceOf(behind) : 'leads',
      'apart from the next': !aheadOfNext
        ? '–'
        : aheadOfNext.apart === 0
          ? 'same members'
          : aheadOfNext.low > 0
            ? 'yes'
            : 'no',
      'members found at 0.1 %': shareOf(rare.at.tpr),
      'realised ': percent(rare.at.realised.value, 2),
      'behind the leader there': rare.behind ? differenceOf(rare.behind) : 'leads',
      AUC: auc.value === null ? '–' : `${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]`,
      'asks each target about': asked(compared.records, questions),
    };
  });
}

/**
 * What a comparison shows, in sentences that hold for the numbers of this run.
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await otherAttacks(run);
 * rankingWords(results[0].all).length > 0; // => true
 */
export function rankingWords(compared: Compared): string[] {
  const { title, ranking, attacks, nonMembers } = checkCompared(compared);
  const leader = ranking.find(({ behind }) => !behind)!;
  const others = ranking.filter(({ name }) => name !== leader.name);
  const rivals = others.filter(({ name }) => !bounds.includes(name));
  const beaten = rivals.filter(({ behind }) => behind!.low > 0);
  const level = rivals.filter(one => !beaten.includes(one));
  const silent = ranking.filter(({ at }) => at.tpr.hits + at.realised.hits === 0);
  const twins = ranking.flatMap(({ name, at, aheadOfNext }, i) =>
    aheadOfNext?.apart === 0 && at.tpr.hits > 0 ? [`${name} and ${ranking[i + 1].name}`] : [],
  );
  const best = [...attacks].sort((a, b) => (b.auc.value ?? 0) - (a.auc.value ?? 0))[0];
  return [
    `${title}: at a false-positive rate of at most 1 %, the most members are found by ${leader.name}: ` +
      `${shareOf(leader.at.tpr)}${timesChance(leader.at)}.`,
    `Behind it beyond the interval of the difference: ${namesOf(beaten)}. Not told apart from it: ${namesOf(level)}.`,
    ...others
      .filter(({ name }) => bounds.includes(name))
      .map(({ name, behind }) => {
        const { low, high } = behind!;
        const verdict = high < 0 ? 'finds more than' : low > 0 ? 'finds less than' : 'is not told apart from';
        return `${name} ${verdict} the leader; the leader's rate less its own is ${differenceOf(behind!)}.`;
      }),
    ...(twins.length ? [`The same members are found by ${twins.join(', and by ')}.`] : []),
    ...(silent.length ? [`No guess without more false positives than that: ${namesOf(silent)}.`] : []),
    ...(nonMembers < 1000 ? [`With ${nonMembers} non-members, "at 0.1 %" is at no false positive at all.`] : []),
    `The largest area under the curve is ${best.auc.value?.toFixed(3) ?? 'unknown'} (${best.name}), where 0.5 ` +
      `is guessing.`,
    rareWords(compared),
    thresholds,
  ];
}

/** What the area does not show: the strongest attack at 0.1 %. */
function rareWords({ rareRanking }: Compared): string {
  const leader = rareRanking.find(({ behind }) => !behind)!;
  const { tpr, realised } = leader.at;
  if (tpr.hits === 0) return 'At 0.1 % no attack finds a member.';
  const level = rareRanking.filter(({ name, behind }) => behind && !bounds.includes(name) && behind.low <= 0);
  return (
    `At 0.1 % the most members are found by ${leader.name}: ${shareOf(tpr)}, ${tpr.hits} right guesses for ` +
    `${realised.hits} wrong ones${timesChance(leader.at)}. Not told apart from it: ${namesOf(level)}.`
  );
}

/** How many records a target is asked about: the attacked ones, and others. */
function asked(records: number, questions?: Questions): string {
  if (!questions) return '–';
  const { perRecord, beyond } = questions;
  const own = `${count(records * perRecord)}`;
  return beyond === 0 ? own : `${own} + ${count(beyond)} other records`;
}

const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name).join('; ') || 'none';

const thresholds =
  'Each threshold is set by true non-members, which nobody but a judge knows: an adversary would have to choose it ' +
  'without them.';

const timesChance = ({ tpr, realised }: { tpr: Share; realised: Share }): string =>
  realised.value && tpr.value !== null
    ? `, ${(tpr.value / realised.value).toFixed(1)} times as large a share as of the non-members`
    : '';

const shareOf = (share: Share) => percentInterval(share, 2);

const differenceOf = (difference: TprDifference) =>
  difference.apart === 0 ? 'same members' : percentInterval(difference, 2);

function checkCompared(compared: Compared): Compared {
  checkFields('compared', compared, 'what otherAttacks found', [
    'title',
    'records',
    'ranking',
    'rareRanking',
    'attacks',
    'nonMembers',
  ]);
  checkEach('compared.rareRanking', compared.rareRanking, 'a Ranked', ['rank', 'name', 'at']);
  checkEach('compared.ranking', compared.ranking, 'a Ranked', ['rank', 'name', 'at']);
  checkEach('compared.attacks', compared.attacks, 'an attack', ['name', 'at', 'auc']);
  return compared;
}
