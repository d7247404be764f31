import { checkEach } from '../../core/checkList';
import { evaluate } from '../../evaluate/evaluation';
import { aboveHalf, type Claim, shareText } from '../report/claim';
import { paperCutoff } from '../setup/paperCutoff';
import { table5 as printed } from '../setup/published';
import type { TrainingVariant } from './trainingVariant';

/**
 * What the paper concludes from table 5, held against a run.
 * @example
 * const mnist = { ...profiles.smoke.settings.mnist, references: 6, splits: 3, steps: 60, pool: 200, adversary: 400 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, mnist } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist' }), counts };
 * table5Claims((await table5(run)).results).length; // => 3
 */
export function table5Claims(variants: TrainingVariant[]): Claim[] {
  checkEach('variants', variants, 'a TrainingVariant', ['title', 'test', 'attacks', 'matched', 'rows'], 'See table5.');
  if (!variants.length) return [];
  const [none, little, much] = variants;
  const selected = variants.map(({ attacks: [{ p }] }) => p.width);
  const { delta, beta } = printed[0].at[0];
  const regularised = [little, much].map(({ title, matched: [attack] }) => ({
    title,
    precision: evaluate(attack, { cutoff: paperCutoff }).precision,
  }));
  const attackable = regularised.map(({ precision }) => aboveHalf(precision));
  const at = (of: 'train' | 'test') => `${of} ${[none, little, much].map(one => one[of].toFixed(3)).join(', ')}`;
  return [
    {
      claim: `L2 cuts the number of records that δ ${delta} and β ${beta} select (52 to 1): to less than half.`,
      holds: selected[0] === 0 ? null : Math.max(selected[1], selected[2]) < selected[0] / 2,
      found: `${selected.join(', ')} by rising λ`,
    },
    {
      claim:
        'It leaves a record that can be attacked: at one λ at least, guesses on the records most at risk are ' +
        'right more often than not.',
      holds: attackable.includes(true) || (attackable.includes(null) ? null : false),
      found: regularised.map(({ title, precision }) => `${title}: ${shareText(precision)}`).join('; '),
    },
    {
      claim: 'λ = 0.01 may already underfit: both accuracies are lower than with λ = 0.001.',
      holds: much.train < little.train && much.test < little.test,
      found: `${at('train')}; ${at('test')}, by rising λ`,
    },
  ];
}
