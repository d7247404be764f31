import { checkEach } from '../../core/checkList';
import { evaluate } from '../../evaluate/evaluation';
import { aboveHalf, type Claim, shareText } from '../report/claim';
import { compareGuesses } from '../report/compareGuesses';
import { paperCutoff } from '../setup/paperCutoff';
import type { TrainingVariant } from './trainingVariant';

/**
 * What the paper concludes from table 4, held against a run: on as many records as the paper selected.
 * @example
 * const mnist = { ...profiles.smoke.settings.mnist, references: 6, splits: 3, steps: 60, pool: 200, adversary: 400 };
 * const counts = { ...profiles.smoke, settings: { ...profiles.smoke.settings, mnist } };
 * const run = { ...currentRun({ GMIA_PROFILE: 'smoke', GMIA_ONLY: 'mnist' }), counts };
 * table4Claims((await table4(run)).results).length; // => 4
 */
export function table4Claims(variants: TrainingVariant[]): Claim[] {
  checkEach('variants', variants, 'a TrainingVariant', ['title', 'test', 'attacks', 'matched', 'rows'], 'See table4.');
  if (!variants.length) return [];
  const [short, long] = variants;
  const steps = variants.map(({ rows }) => rows[0].steps);
  const [few, many] = variants.map(({ matched }) => evaluate(matched[0], { cutoff: paperCutoff }));
  const between = (a: string, b: string) => `${a} after ${steps[0]} steps, ${b} after ${steps[1]}`;
  const shares = (of: 'precision' | 'recall') => between(shareText(few[of]), shareText(many[of]));
  return [
    {
      claim: 'Ten times the steps raise the test accuracy (0.96 to 0.98).',
      holds: long.test > short.test,
      found: between(short.test.toFixed(3), long.test.toFixed(3)),
    },
    {
      claim: 'Ten times the steps raise the precision of the attack (72.27 to 93.36 %).',
      holds: compareGuesses('precision', few.guesses, many.guesses),
      found: shares('precision'),
    },
    {
      claim: 'Ten times the steps raise the recall of the attack (6.14 to 73.88 %).',
      holds: compareGuesses('recall', few.guesses, many.guesses),
      found: shares('recall'),
    },
    {
      claim: 'Fewer steps reduce the risk, but do not remove it: guesses are right more often than not.',
      holds: aboveHalf(few.precision),
      found: shareText(few.precision),
    },
  ];
}
