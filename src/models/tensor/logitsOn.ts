import { checkSize, expected } from '../../core/check';
import { concatenate, rows } from '../../core/matrix';
import { type MatrixLike, toMatrix } from '../../core/toMatrix';
import { checkColumns } from '../../data/checkColumns';
import type { Dataset } from '../../data/dataset';
import { checkDatasetShape } from '../../data/datasetShape';
import {
  type Architecture,
  checkArchitecture,
  inputShape,
  isConvolutional,
  type Parameter,
  parameters,
} from '../architecture';
import { checkWeights } from '../checkWeights';
import type { Logits } from '../logits';
import type { Weights } from '../weights';
import { forward } from './program';
import { tf } from './tensorflow';

const block = 2000; // records at a time, which bounds the memory that a convolution takes
const numbersAtOnce = 4e6; // weights of models, and what a layer of theirs puts out

/**
 * Logits of each model on anything that is encoded as the records of a data set are.
 * @param given features, `[records × features]`
 * @throws RangeError for rows of another width than the data set's, or models whose trainer has kept their weights
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const weights = references.models.map(model => model.weights);
 * const { models, records, classes } = logitsOn(network, weights, split.pool.features(), split.dataset);
 * [models, records, classes]; // => [4, 20, 2]
 */
export function logitsOn(
  architecture: Architecture,
  models: readonly Weights[],
  given: MatrixLike,
  dataset: Dataset,
): Logits {
  checkArchitecture(architecture);
  checkDatasetShape('dataset', dataset);
  checkColumns(dataset.columns, dataset.features.width);
  const features = toMatrix('features', given);
  const { width } = features;
  const records = rows(features);
  const classes = dataset.classes.length;
  if (width !== dataset.features.width) expected(`${dataset.features.width} features, as ${dataset.name} has`, width);
  const shape = inputShape(architecture, dataset);
  const layers = parameters(architecture, shape, classes);
  checkWeights('models', models, layers);
  const values = new Float32Array(checkSize('logits', models.length, records, classes));
  for (let from = 0; from < records; from += block)
    tf.tidy(() => {
      const some = new Float32Array(features.values.subarray(from * width, (from + block) * width));
      const n = some.length / width;
      const x = tf.tensor(some, [1, n, ...shape]);
      const together = isConvolutional(architecture) ? 1 : modelsTogether(layers, n);
      for (let m = 0; m < models.length; m += together)
        tf.tidy(() => {
          const own = models.slice(m, m + together);
          // TensorFlow multiplies one pair of matrices by another kernel than several, which on some processors rounds
          // otherwise: a dense network is never asked alone.
          const asked = own.length > 1 || isConvolutional(architecture) ? own : [...own, ...own];
          const tensors = layers.map(({ shape }, i) =>
            tf.tensor(concatenate(asked.map(weights => weights[i])), [asked.length, ...shape]),
          );
          const answers = forward(architecture, tensors, x).dataSync() as Float32Array;
          const size = n * classes;
          own.forEach((_, i) =>
            values.set(answers.subarray(i * size, (i + 1) * size), ((m + i) * records + from) * classes),
          );
        });
    });
  return { values, models: models.length, records, classes };
}

/**
 * Dense networks are asked many at once: for a few records most of the time goes into the calls. The answers of each
 * stay the same to the last bit.
 */
function modelsTogether(layers: Parameter[], records: number): number {
  const weights = layers.reduce((n, { shape }) => n + shape.reduce((a, b) => a * b, 1), 0);
  const widest = Math.max(...layers.map(({ shape }) => shape[shape.length - 1]));
  return Math.max(1, Math.floor(numbersAtOnce / (weights + records * widest)));
}
