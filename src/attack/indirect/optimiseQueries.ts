import { checkCount, checkNumber, expected } from '../../core/check';
import { checkNumbers } from '../../core/checkList';
import { type Names, requireOptions } from '../../core/checkOptions';
import { checkPosition } from '../../core/checkPositions';
import type { Matrix } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { checkColumns } from '../../data/checkColumns';
import type { Dataset } from '../../data/dataset';
import { checkDatasetShape } from '../../data/datasetShape';
import { type Architecture, checkArchitecture, inputShape, parameters } from '../../models/architecture';
import { checkWeights } from '../../models/checkWeights';
import type { Descent } from '../../models/tensor/descendHinge';
import { optimiseForNetworks } from '../../models/tensor/optimiseForNetworks';
import type { Weights } from '../../models/weights';
import { checkFeatures } from '../../stats/numeric/cosine';

export type OptimiseOptions = Descent;

const names: Names<OptimiseOptions> = {
  label: true,
  gamma: true,
  step: true,
  iterations: true,
  low: true,
  high: true,
};

/**
 * Moves queries so that the record's presence pushes them up (paper 4.5, formula 3): minimises over q the hinge Σᵢ
 * max(0, γ − (M⁺ᵢ(q, y) − Mᵢ(q, y))), M⁺ᵢ being reference model i updated with the record. Descent by the gradient
 * scaled to a largest entry of `step`: near saturated probabilities the plain gradient vanishes. A query whose hinge is
 * 0 rests.
 * @param positive of the reference models, in the order of `plain`
 * @param given the queries, `[n × features]`
 * @returns the moved queries
 * @throws RangeError for different numbers of models or none, a label that is no class, or queries or bounds of another
 *   width than the data's
 */
export function optimiseQueries(
  architecture: Architecture,
  dataset: Dataset,
  positive: Weights[],
  plain: Weights[],
  given: MatrixLike,
  options: OptimiseOptions,
): Matrix & { values: Float32Array } {
  checkArchitecture(architecture);
  checkDatasetShape('dataset', dataset);
  checkColumns(dataset.columns, dataset.features.width);
  requireOptions('optimiseQueries', options, names);
  const queries = toMatrix('queries', given);
  const { low, high, label, gamma, step, iterations } = options;
  const { width } = dataset.features;
  if (!Array.isArray(positive) || positive.length !== plain?.length || plain.length === 0)
    expected(
      'as many positive as plain reference models, and at least one',
      `${positive?.length} and ${plain?.length}`,
    );
  const tensors = parameters(architecture, inputShape(architecture, dataset), dataset.classes.length);
  checkWeights('positive', positive, tensors);
  checkWeights('plain', plain, tensors);
  if ([...positive, ...plain].flat().some(tensor => tensor.some(weight => !Number.isFinite(weight))))
    expected('models whose weights are finite numbers', 'others', 'Did a model diverge?');
  checkPosition('label', label, dataset.classes.length, 'classes');
  checkNumber('gamma', gamma, 0, 1, 'It is a difference of probabilities.');
  checkNumber('step', step, Number.MIN_VALUE, 1e6);
  checkCount('iterations', iterations, 0, 1e6);
  checkFeatures('queries', queries);
  checkNumbers('low', low);
  checkNumbers('high', high);
  if (queries.width !== width || low?.length !== width || high?.length !== width)
    expected(
      `queries, low and high of ${width} features, as ${dataset.name} has`,
      `${queries.width}, ${low?.length} and ${high?.length}`,
    );
  return optimiseForNetworks(architecture, dataset, positive, plain, queries, options);
}
