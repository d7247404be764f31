import { expected } from '../../core/check';
import { type Matrix, rows } from '../../core/matrix';
import type { Dataset } from '../../data/dataset';
import { type Architecture, inputShape, isConvolutional, parameters } from '../../models/architecture';
import { repeat } from '../../models/tensor/ops';
import { forward } from '../../models/tensor/program';
import { type Tensor, tf } from '../../models/tensor/tensorflow';
import type { Weights } from '../../models/weights';

export interface OptimiseOptions {
  /** Class of the record. */
  label: number;
  gamma: number;
  step: number;
  iterations: number;
  /** Bounds of each feature, `[features]`; queries are clipped to them after every step. */
  low: Float32Array;
  high: Float32Array;
}

/**
 * Moves queries so that the record's presence pushes them up (paper 4.5, formula 3): minimises over q the hinge
 * Σᵢ max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))), M⁺ᵢ being reference model i updated with the record. Descent by the gradient scaled to a
 * largest entry of `step`: near saturated probabilities the plain gradient vanishes. A query whose hinge is 0 rests.
 * @param positive of the reference models, in the order of `plain`
 * @param queries `[n × features]`
 * @returns the moved queries
 * @throws RangeError for different numbers of models or none, a label that is no class, or queries or bounds of another width than the data's
 */
export function optimiseQueries(
  architecture: Architecture,
  dataset: Dataset,
  positive: Weights[],
  plain: Weights[],
  queries: Matrix,
  options: OptimiseOptions,
): Matrix & { values: Float32Array } {
  const { gamma, step, iterations, low, high, label } = options;
  const n = rows(queries);
  const width = dataset.features.width;
  const shape = inputShape(architecture, dataset);
  if (positive.length !== plain.length || plain.length === 0)
    expected('as many positive as plain reference models, and at least one', `${positive.length} and ${plain.length}`);
  if (!(label in dataset.classes)) expected(`label to be a class from 0 to ${dataset.classes.length - 1}`, label);
  if (queries.width !== width || low.length !== width || high.length !== width)
    expected(
      `queries, low and high of ${width} features, as ${dataset.name} has`,
      `${queries.width}, ${low.length} and ${high.length}`,
    );
  const hinge = pairs(architecture, shape, dataset.classes.length, positive, plain);
  const [lowest, highest] = [tf.tensor1d(low), tf.tensor1d(high)];
  let q = tf.tensor2d(Float32Array.from(queries.values), [n, width]);
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
function pairs(architecture: Architecture, shape: number[], classes: number, positive: Weights[], plain: Weights[]) {
  const layers = parameters(architecture, shape, classes);
  const together = isConvolutional(architecture) ? 1 : positive.length;
  const stack = (models: Weights[]) =>
    layers.map(({ shape }, layer) => tf.tidy(() => tf.stack(models.map(weights => tf.tensor(weights[layer], shape)))));
  const stacks = Array.from({ length: Math.ceil(positive.length / together) }, (_, i) => {
    const some = <T>(of: T[]) => of.slice(i * together, (i + 1) * together);
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
