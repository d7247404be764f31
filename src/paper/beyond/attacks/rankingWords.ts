import { checkFields } from '../../../core/check';
import { checkEach } from '../../../core/checkList';
import { percent, percentInterval } from '../../../core/format';
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
  const { ranking, attacks } = checkCompared(compared);
  return ranking.map(({ rank, name, at, behind, aheadOfNext }) => {
    const {
      at: [, rare],
      auc,
    } = attacks.find(one => one.name === name)!;
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
      'members found at 0.1 %': shareOf(rare.tpr),
      'realised ': percent(rare.realised.value, 2),
      AUC: auc.value === null ? '–' : `${auc.value.toFixed(3)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}]`,
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
  const names = (list: { name: string }[]) => list.map(({ name }) => name).join('; ') || 'none';
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
    `Behind it beyond the interval of the difference: ${names(beaten)}. Not told apart from it: ${names(level)}.`,
    ...others
      .filter(({ name }) => bounds.includes(name))
      .map(({ name, behind }) => {
        const { low, high } = behind!;
        const verdict = high < 0 ? 'finds more than' : low > 0 ? 'finds less than' : 'is not told apart from';
        return `${name} ${verdict} the leader; the leader's rate less its own is ${differenceOf(behind!)}.`;
      }),
    ...(twins.length ? [`The same members are found by ${twins.join(', and by ')}.`] : []),
    ...(silent.length ? [`No guess without more false positives than that: ${names(silent)}.`] : []),
    ...(nonMembers < 1000 ? [`With ${nonMembers} non-members, "at 0.1 %" is at no false positive at all.`] : []),
    `The largest area under the curve is ${best.auc.value?.toFixed(3) ?? 'unknown'} (${best.name}), where 0.5 ` +
      `is guessing.`,
    rareWords(compared),
  ];
}

/** What the area does not show: the strongest attack at 0.1 %. */
function rareWords({ attacks }: Compared): string {
  const rate = ({ at: [, { tpr }] }: Compared['attacks'][number]) => tpr.value ?? 0;
  const [first] = attacks.filter(({ name }) => !bounds.includes(name)).sort((a, b) => rate(b) - rate(a));
  const { tpr, realised } = first.at[1];
  if (tpr.hits === 0) return 'At 0.1 % no attack finds a member.';
  return (
    `At 0.1 % the most members are found by ${first.name}: ${shareOf(tpr)}, ${tpr.hits} right guesses for ` +
    `${realised.hits} wrong ones${timesChance(first.at[1])}.`
  );
}

const timesChance = ({ tpr, realised }: { tpr: Share; realised: Share }): string =>
  realised.value && tpr.value !== null
    ? `, ${(tpr.value / realised.value).toFixed(1)} times as large a share as of the non-members`
    : '';

const shareOf = (share: Share) => percentInterval(share, 2);

const differenceOf = (difference: TprDifference) =>
  difference.apart === 0 ? 'same members' : percentInterval(difference, 2);

function checkCompared(compared: Compared): Compared {
  checkFields('compared', compared, 'what otherAttacks found', ['title', 'ranking', 'attacks', 'nonMembers']);
  checkEach('compared.ranking', compared.ranking, 'a Ranked', ['rank', 'name', 'at']);
  checkEach('compared.attacks', compared.attacks, 'an attack', ['name', 'at', 'auc']);
  return compared;
}
