import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import type { TailMethod } from './leftTail';

/**
 * Checks losses `[models × columns]` as `leftTail` needs them: numbers, and for all methods but 'rank' at least 0.
 * @param whose named in the error: 'reference' or 'target'
 * @param column what a column stands for
 */
export function checkLosses(
  whose: string,
  { values, width }: Matrix,
  method: TailMethod,
  column: 'record' | 'query',
): void {
  const least = method === 'rank' ? -Infinity : 0;
  for (let i = 0; i < values.length; i++)
    if (!(values[i] >= least))
      expected(
        `${whose} losses to be ${method === 'rank' ? 'numbers' : 'log losses of at least 0'}`,
        `${values[i]} for model ${Math.floor(i / width)}, ${column} ${i % width}`,
        Number.isNaN(values[i]) ? 'Did the model diverge?' : '',
      );
}
