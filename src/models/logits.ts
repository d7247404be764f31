import type { Dataset } from '../data/dataset';
import type { Records } from '../data/records';
import { expected } from '../stats/check';
import { rows, type Matrix } from '../stats/matrix';
import { inputShape, parameters, type Architecture } from './architecture';
import { forward } from './program';
import { tf } from './tensorflow';
import type { Weights } from './train';

/** Outputs before the softmax, `[models × records × classes]`, row-major. */
export interface Logits {
  values: Float32Array;
  models: number;
  records: number;
  classes: number;
}

const block = 2000; // records at a time, which bounds the memory that a convolution takes

/** Logits of each model on each record. */
export const computeLogits = (architecture: Architecture, models: Weights[], records: Records): Logits =>
  logitsOn(architecture, models, records.features(), records.dataset);

/**
 * Logits of each model on anything that is encoded as the records of a data set are.
 * @param features `[records × features]`
 * @throws RangeError for rows of another width than the data set's
 */
export function logitsOn(architecture: Architecture, models: Weights[], features: Matrix, dataset: Dataset): Logits {
  const { width } = features, records = rows(features), classes = dataset.classes.length;
  if (width !== dataset.features.width) expected(`${dataset.features.width} features, as ${dataset.name} has`, width);
  const shape = inputShape(architecture, dataset);
  const layers = parameters(architecture, shape, classes);
  const values = new Float32Array(models.length * records * classes);
  for (let from = 0; from < records; from += block) tf.tidy(() => {
    const some = new Float32Array(features.values.subarray(from * width, (from + block) * width));
    const x = tf.tensor(some, [1, some.length / width, ...shape]);
    models.forEach((weights, m) => tf.tidy(() => {
      const tensors = weights.map((values, i) => tf.tensor(values, [1, ...layers[i].shape]));
      values.set(forward(architecture, tensors, x).dataSync(), (m * records + from) * classes);
    }));
  });
  return { values, models: models.length, records, classes };
}

/** 1 where the largest logit is that of the record's class, `[models × records]`. */
export function hits({ values, models, records, classes }: Logits, labels: Int32Array): Uint8Array {
  return Uint8Array.from({ length: models * records }, (_, i) => {
    const at = i * classes;
    let best = 0;
    for (let c = 1; c < classes; c++) if (values[at + c] > values[at + best]) best = c;
    return Number(best === labels[i % records]);
  });
}

/** Share of records whose largest logit is that of their class, for each model. */
export function accuracies(logits: Logits, labels: Int32Array): Float64Array {
  const right = hits(logits, labels), { models, records } = logits;
  return Float64Array.from({ length: models }, (_, m) =>
    right.subarray(m * records, (m + 1) * records).reduce((sum, hit) => sum + hit, 0) / records);
}
