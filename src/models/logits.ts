import type { Records } from '../data/records';
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
export function computeLogits(architecture: Architecture, models: Weights[], records: Records): Logits {
  const { dataset } = records;
  const classes = dataset.classes.length;
  const shape = inputShape(architecture, dataset);
  const layers = parameters(architecture, shape, classes);
  const { values: features, width } = records.features();
  const values = new Float32Array(models.length * records.length * classes);
  models.forEach((weights, m) => tf.tidy(() => {
    const tensors = weights.map((values, i) => tf.tensor(values, [1, ...layers[i].shape]));
    for (let from = 0; from < records.length; from += block) {
      const to = Math.min(from + block, records.length);
      tf.tidy(() => {
        const x = tf.tensor(features.subarray(from * width, to * width), [1, to - from, ...shape]);
        values.set(forward(architecture, tensors, x).dataSync(), (m * records.length + from) * classes);
      });
    }
  }));
  return { values, models: models.length, records: records.length, classes };
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
