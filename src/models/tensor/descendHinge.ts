import { type Matrix, rows } from '../../core/matrix';
import { type Architecture, isConvolutional, parameters } from '../architecture';
import type { Weights } from '../weights';
import { repeat } from './ops';
import { forward } from './program';
import { type Tensor, tf } from './tensorflow';

/** Where a descent goes, and how far. */
export interface Descent {
  /** The class whose probabilities are compared. */
  label: number;
  /** Margin γ by which the positive model's is to be the higher one. */
  gamma: number;
  /** How far the feature that matters most moves in one step. */
  step: number;
  iterations: number;
  /** Bounds of each feature, `[features]`; inputs are clipped to them after every step. */
  low: Float32Array;
  high: Float32Array;
}

/**
 * Moves inputs by gradient descent on the hinge Σᵢ max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))), the gradient being scaled to a
 * largest entry of `step`. An input whose hinge is 0 rests. Kernel: nothing is checked.
 * @param shape of one input, as the first layer takes it
 * @param positive of the models, in the order of `plain`
 * @param inputs `[n × features]`, which are not changed
 */
export function descendHinge(
  architecture: Architecture,
  shape: number[],
  classes: number,
  positive: readonly Weights[],
  plain: readonly Weights[],
  inputs: Matrix,
  { label, gamma, step, iterations, low, high }: Descent,
): Matrix & { values: Float32Array } {
  const n = rows(inputs);
  const { width } = inputs;
  const hinge = pairs(architecture, shape, classes, positive, plain);
  const [lowest, highest] = [tf.tensor1d(low), tf.tensor1d(high)];
  let q = tf.tensor2d(Float32Array.from(inputs.values), [n, width]);
  try {
    for (let i = 0; i < iterations && n > 0; i++) {
      const moved = tf.tidy(() => {
        const gradient = hinge.gradient(q, label, gamma);
        const largest = gradient.abs().max(1, true);
        const scaled = gradient.mul(step).div(largest.add(largest.equal(0).toFloat()));
        return tf.minimum(tf.maximum(q.sub(scaled), lowest), highest) as typeof q;
      });
      q.dispose();
      q = moved;
    }
    return { values: q.dataSync() as Float32Array, width };
  } finally {
    tf.dispose([q, lowest, highest]);
    hinge.dispose();
  }
}

/** The pairs of models on the accelerator: all at once for dense networks, one after another for convolutional ones. */
function pairs(
  architecture: Architecture,
  shape: number[],
  classes: number,
  positive: readonly Weights[],
  plain: readonly Weights[],
) {
  const layers = parameters(architecture, shape, classes);
  const together = isConvolutional(architecture) ? 1 : positive.length;
  const stack = (models: readonly Weights[]) =>
    layers.map(({ shape }, layer) => tf.tidy(() => tf.stack(models.map(weights => tf.tensor(weights[layer], shape)))));
  const stacks = Array.from({ length: Math.ceil(positive.length / together) }, (_, i) => {
    const some = <T>(of: readonly T[]) => of.slice(i * together, (i + 1) * together);
    return { positive: stack(some(positive)), plain: stack(some(plain)), size: some(plain).length };
  });
  return {
    gradient: (q: Tensor, label: number, gamma: number) =>
      tf.tidy(() =>
        tf.addN(
          stacks.map(({ positive, plain, size }) =>
            tf.grad(q => {
              const n = q.shape[0];
              const x = repeat(q, size).reshape([size, n, ...shape]);
              const probability = (weights: Tensor[]) =>
                tf.softmax(forward(architecture, weights, x)).slice([0, 0, label], [size, n, 1]);
              return tf.relu(probability(plain).sub(probability(positive)).add(gamma)).sum();
            })(q),
          ),
        ),
      ),
    dispose: () => tf.dispose(stacks.flatMap(({ positive, plain }) => [...positive, ...plain])),
  };
}
