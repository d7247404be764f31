import { expected } from '../../core/check';
import type { Matrix } from '../../core/matrix';
import type { Dataset } from '../../data/dataset';
import type { Architecture } from '../../models/architecture';
import type { Descent } from '../../models/tensor/descendHinge';
import { optimiseForNetworks } from '../../models/tensor/optimiseForNetworks';
import type { Weights } from '../../models/weights';

export type OptimiseOptions = Descent;

/**
 * Moves queries so that the record's presence pushes them up (paper 4.5, formula 3): minimises over q the hinge Σᵢ
 * max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))), M⁺ᵢ being reference model i updated with the record. Descent by the gradient
 * scaled to a largest entry of `step`: near saturated probabilities the plain gradient vanishes. A query whose hinge is
 * 0 rests.
 * @param positive of the reference models, in the order of `plain`
 * @param queries `[n × features]`
 * @returns the moved queries
 * @throws RangeError for different numbers of models or none, a label that is no class, or queries or bounds of another
 *   width than the data's
 */
export function optimiseQueries(
  architecture: Architecture,
  dataset: Dataset,
  positive: Weights[],
  plain: Weights[],
  queries: Matrix,
  options: OptimiseOptions,
): Matrix & { values: Float32Array } {
  const { low, high, label } = options;
  const { width } = dataset.features;
  if (positive.length !== plain.length || plain.length === 0)
    expected('as many positive as plain reference models, and at least one', `${positive.length} and ${plain.length}`);
  if (!(label in dataset.classes)) expected(`label to be a class from 0 to ${dataset.classes.length - 1}`, label);
  if (queries.width !== width || low.length !== width || high.length !== width)
    expected(
      `queries, low and high of ${width} features, as ${dataset.name} has`,
      `${queries.width}, ${low.length} and ${high.length}`,
    );
  return optimiseForNetworks(architecture, dataset, positive, plain, queries, options);
}
