import { checkFields } from '../../../core/check';
import { checkEach } from '../../../core/checkList';
import { percent, percentInterval } from '../../../core/format';
import { type Estimate, meanInterval } from '../../../stats/interval/meanInterval';
import type { Bands } from '../splits/bands';
import { rates } from './compareAttacks';
import { quickAttacks } from './comparedAttacks';

/** What an attack finds on several splits, at one false-positive rate. */
export interface OverSplits {
  attack: string;
  rate: number;
  /** True-positive rates, one a split; null where a split has no member. */
  each: (number | null)[];
  mean: number;
  /** In how many splits no other attack finds more. */
  leads: number;
  /** By how much the attack with the largest mean finds more, with a t interval over splits; undefined for itself. */
  behind?: Estimate;
}

/**
 * Attacks over random splits, the one that finds most on average first, at each false-positive rate.
 * @param bands as `otherAttacks` found them
 * @example
 * const cancer = { references: 6, splits: 3, steps: 300 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, cancer }, splits: { cancer: 2 } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'cancer' }), counts };
 * const { results } = await otherAttacks(run);
 * attacksOverSplits(results[0].bands).every(({ each }) => each.length === 2); // => true
 */
export function attacksOverSplits(bands: Bands): OverSplits[] {
  const { perSplit } = checkFields('bands', bands, 'Bands', ['perSplit'], 'otherAttacks gives them.');
  return rates.flatMap(rate => {
    const rows = quickAttacks.map(attack => ({
      attack,
      each: perSplit.map(split => split.find(row => row.attack === attack && row.cutoff === rate)?.ours ?? null),
    }));
    const most = perSplit.map((_, i) => Math.max(...rows.map(({ each }) => each[i] ?? 0)));
    const found = rows.map(({ attack, each }) => ({
      attack,
      rate,
      each,
      mean: each.reduce<number>((sum, one) => sum + (one ?? 0), 0) / each.length,
      leads: each.filter((one, i) => one !== null && one > 0 && one === most[i]).length,
    }));
    found.sort((a, b) => b.mean - a.mean);
    return found.map((one, at): OverSplits => {
      if (at === 0 || perSplit.length < 2) return one;
      const apart = one.each.map((value, i) => (found[0].each[i] ?? 0) - (value ?? 0));
      return { ...one, behind: meanInterval(apart).mean };
    });
  });
}

/**
 * The same as the lines of a table.
 * @example
 * const found = [{ attack: 'direct, rank', rate: 0.01, each: [0.02, 0.04], mean: 0.03, leads: 2 }];
 * overSplitsLines(found)[0]['least and most']; // => '2.00 % – 4.00 %'
 */
export function overSplitsLines(found: OverSplits[]): Record<string, string | number>[] {
  checkEach('found', found, 'what attacksOverSplits found', ['attack', 'rate', 'each', 'mean', 'leads']);
  return found.map(({ attack, rate, each, mean, leads, behind }) => ({
    'false-positive rate': percent(rate, 1),
    attack,
    'mean true-positive rate': percent(mean, 2),
    'least and most': `${[Math.min, Math.max].map(of => percent(of(...each.map(one => one ?? 0)), 2)).join(' – ')}`,
    'behind the first': behind ? percentInterval(behind, 2) : '–',
    [`leads in, of ${each.length} splits`]: leads,
  }));
}
