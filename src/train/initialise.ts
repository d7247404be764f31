import type { Random } from '../core/random';
import type { Parameter } from '../models/architecture';

/**
 * Initial values of a model's trainable tensors: kernels uniform in ±√(6 / (fanIn + fanOut)) (Glorot and Bengio 2010,
 * the default of Keras), biases 0. The paper does not say how its models start.
 */
export function initialise(parameters: Parameter[], random: Random): Float32Array[] {
  return parameters.map(({ kind, shape, fanIn, fanOut }) => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    const bound = Math.sqrt(6 / (fanIn + fanOut));
    return kind === 'bias' ? values : values.map(() => (2 * random.uniform() - 1) * bound);
  });
}
