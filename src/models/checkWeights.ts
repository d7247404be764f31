import { expected } from '../core/check';
import { checkList } from '../core/checkList';
import type { Parameter } from './architecture';
import type { Weights } from './weights';

/**
 * Checks that models have the tensors of an architecture.
 * @param name of the argument, for messages
 * @throws RangeError naming the first tensor that does not fit
 */
export function checkWeights(name: string, models: readonly Weights[], parameters: readonly Parameter[]): void {
  checkList(name, models).forEach((weights, m) => {
    if (checkList(`${name}[${m}]`, weights).length !== parameters.length)
      expected(`${parameters.length} tensors of weights in ${name}[${m}]`, weights.length, 'Some trainers keep them.');
    weights.forEach((tensor, i) => {
      const size = parameters[i].shape.reduce((a, b) => a * b, 1);
      if (!(tensor instanceof Float32Array) || tensor.length !== size)
        expected(`a Float32Array of ${size} weights as ${name}[${m}][${i}]`, tensor);
    });
  });
}
