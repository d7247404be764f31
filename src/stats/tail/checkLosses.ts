import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';

/**
 * Checks losses `[models × columns]` as a tail needs them: numbers of at least `leastLoss`.
 * @param whose named in the error: 'reference' or 'target'
 * @param column what a column stands for
 * @param leastLoss `Tail.leastLoss`. Default 0, that of log losses
 */
export function checkLosses(whose: string, { values, width }: Matrix, column: 'record' | 'query', leastLoss = 0): void {
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= leastLoss))
      expected(
        `${whose} losses to be ${leastLoss < 0 ? 'numbers' : 'log losses of at least 0'}`,
        `${values[i]} for model ${Math.floor(i / width)}, ${column} ${i % width}`,
        Number.isNaN(values[i]) ? 'Did the model diverge?' : '',
      );
}
