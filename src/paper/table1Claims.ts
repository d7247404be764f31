import { aboveHalf, type Claim, compare, shareOf, shareText } from './claim';
import { table1 as printed } from './published';
import type { Row } from './row';
import { settingNames, settings } from './settings';

const cutoff = 0.01;
const percent = (share: number | null) => `${Number((100 * share!).toFixed(2))} %`;

/**
 * What the paper concludes from table 1, held against its rows: those at the paper's own thresholds. That the models under attack
 * do not overfit is a claim of table 6.
 */
export function table1Claims(rows: Row[]): Claim[] {
  const row = (setting: string, metric: string) =>
    rows.find(one => one.exhibit === 'T1' && one.setting === setting && one.metric === metric && one.cutoff === cutoff);
  const precise = settingNames.flatMap((name): Claim[] => {
    const ours = row(name, 'precision');
    if (!ours) return [];
    const paper = percent(printed[name].at.find(at => at.cutoff === cutoff)!.precision);
    const claim = `${settings[name].title}: guesses at p ≤ ${cutoff} are right more often than not (${paper}).`;
    if (ours.note?.startsWith('Skipped')) return [{ claim, holds: null, found: ours.note }];
    return [{ claim, holds: aboveHalf(shareOf(ours)), found: shareText(shareOf(ours)) }];
  });
  const [local, google] = [row('mnist', 'recall'), row('mnist-google', 'recall')];
  if (!local || !google) return precise;
  const [more, less] = [local, google].map(shareOf);
  const claim =
    'The local MNIST network gives more of its members away than MNIST (Google), as the price of its accuracy ' +
    `(recall ${percent(local.paper)} against ${percent(google.paper)} at p ≤ ${cutoff}).`;
  return [...precise, { claim, holds: compare(less, more), found: `${shareText(more)} against ${shareText(less)}` }];
}
