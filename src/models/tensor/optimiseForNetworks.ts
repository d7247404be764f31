import type { Matrix } from '../../core/matrix';
import type { Dataset } from '../../data/dataset';
import { type Architecture, inputShape, isConvolutional, parameters } from '../architecture';
import type { Weights } from '../weights';
import { type Descent, descendHinge, type Pair } from './descendHinge';
import { repeat } from './ops';
import { forward } from './program';
import { tf } from './tensorflow';

/**
 * Moves queries to networks of an architecture, see `descendHinge`: all pairs of models at once for dense networks, one
 * after another for convolutional ones. Kernel: nothing is checked.
 * @param positive of the models, in the order of `plain`
 * @param queries `[n × features]`, which are not changed
 */
export function optimiseForNetworks(
  architecture: Architecture,
  dataset: Dataset,
  positive: readonly Weights[],
  plain: readonly Weights[],
  queries: Matrix,
  descent: Descent,
): Matrix & { values: Float32Array } {
  const shape = inputShape(architecture, dataset);
  const layers = parameters(architecture, shape, dataset.classes.length);
  const together = isConvolutional(architecture) ? 1 : positive.length;
  const stack = (models: readonly Weights[]) =>
    layers.map(({ shape }, layer) => tf.tidy(() => tf.stack(models.map(weights => tf.tensor(weights[layer], shape)))));
  const stacks = Array.from({ length: Math.ceil(positive.length / together) }, (_, i) => {
    const some = <T>(of: readonly T[]) => of.slice(i * together, (i + 1) * together);
    return { positive: stack(some(positive)), plain: stack(some(plain)), size: some(plain).length };
  });
  const pairs = stacks.map(
    ({ positive, plain, size }): Pair =>
      q => {
        const x = repeat(q, size).reshape([size, q.shape[0], ...shape]);
        return { plain: forward(architecture, plain, x), positive: forward(architecture, positive, x) };
      },
  );
  try {
    return descendHinge(pairs, queries, descent);
  } finally {
    tf.dispose(stacks.flatMap(({ positive, plain }) => [...positive, ...plain]));
  }
}
