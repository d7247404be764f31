import { inOnePrecision } from '../../core/inOnePrecision';
import type { Matrix } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { checkLosses } from './checkLosses';
import { withoutRounding } from './withoutRounding';

/**
 * Losses that are compared with each other, `[models × columns]`, as they can be judged by: all in one precision, and
 * at 0 where rounding has brought log losses below it.
 * @param given by whose they are, for messages: `{ reference, target }`
 * @param column what a column stands for
 * @param leastLoss `Tail.leastLoss`. Default 0, that of log losses
 * @returns the losses, and what a reader has to know of them
 * @throws RangeError for what is no matrix, and for losses that are NaN or negative
 */
export function takeLosses<Whose extends string>(
  given: Record<Whose, MatrixLike>,
  column: 'record' | 'query' = 'record',
  leastLoss = 0,
): { losses: Record<Whose, Matrix>; warnings: string[] } {
  const names = Object.keys(given) as Whose[];
  const matrices = inOnePrecision(...names.map(whose => toMatrix(`${whose} losses`, given[whose])));
  const warnings: string[] = [];
  const taken = names.map((whose, i) => {
    const cleared = leastLoss === 0 ? withoutRounding(`${whose} losses`, matrices[i]) : { losses: matrices[i] };
    if (cleared.warning) warnings.push(cleared.warning);
    checkLosses(whose, cleared.losses, column, leastLoss);
    return [whose, cleared.losses];
  });
  return { losses: Object.fromEntries(taken), warnings };
}
