import { type Matrix, rows } from '../../core/matrix';
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
 * What positive models and plain ones answer, one or several of each: logits on queries `[n × features]`, `[… × n ×
 * classes]`.
 */
export type Pair = (queries: Tensor) => { positive: Tensor; plain: Tensor };

/**
 * Moves inputs by gradient descent on the hinge Σᵢ max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))), the gradient being scaled to a
 * largest entry of `step`. An input whose hinge is 0 rests. Kernel: nothing is checked.
 * @param pairs whose answers have a gradient by the queries; their gradients are computed one after another
 * @param inputs `[n × features]`, which are not changed
 */
export function descendHinge(
  pairs: readonly Pair[],
  inputs: Matrix,
  { label, gamma, step, iterations, low, high }: Descent,
): Matrix & { values: Float32Array } {
  const n = rows(inputs);
  const { width } = inputs;
  const probability = (logits: Tensor) => {
    const before = logits.shape.slice(0, -1);
    return tf.softmax(logits).slice([...before.map(() => 0), label], [...before, 1]);
  };
  const hinge = (pair: Pair) => (q: Tensor) => {
    const { positive, plain } = pair(q);
    return tf.relu(probability(plain).sub(probability(positive)).add(gamma)).sum();
  };
  const [lowest, highest] = [tf.tensor1d(low), tf.tensor1d(high)];
  let q = tf.tensor2d(Float32Array.from(inputs.values), [n, width]);
  try {
    for (let i = 0; i < iterations && n > 0; i++) {
      const moved = tf.tidy(() => {
        const gradient = tf.addN(pairs.map(pair => tf.grad(hinge(pair))(q)));
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
  }
}
