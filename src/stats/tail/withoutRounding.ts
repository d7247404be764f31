import { count } from '../../core/format';
import type { Matrix } from '../../core/matrix';

/**
 * How far below 0 rounding can bring a log loss: log Σ exp(z) − z_y in float32 is right to the last place of its
 * largest logit, which is 2⁻¹⁷ for logits up to 128.
 */
const ROUNDING = 2 ** -17;

/**
 * Log losses of which those count as 0 that float32 has rounded to a little less; others below 0 stay as they are.
 * @param what they are, for the warning: 'target losses'
 * @returns the same losses, and no warning, where there are none such
 */
export function withoutRounding<Losses extends Pick<Matrix, 'values'>>(
  what: string,
  losses: Losses,
): { losses: Losses; warning?: string } {
  const { values } = losses;
  let below = 0;
  let least = 0;
  for (const loss of values)
    if (loss < 0 && loss >= -ROUNDING) {
      below++;
      least = Math.min(least, loss);
    }
  if (below === 0) return { losses };
  const cleared = values.map(loss => (loss < 0 && loss >= -ROUNDING ? 0 : loss));
  const share = `${count(below)} of ${count(values.length)} ${what}`;
  const warning = `${share} lie below 0 as float32 rounds them, the least at ${least.toPrecision(2)}, and count as 0.`;
  return { losses: { ...losses, values: cleared }, warning };
}
