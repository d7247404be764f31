import type { Matrix } from '../core/matrix';
import type { Answers } from './answers';
import { checkLogits } from './checkLogits';

/**
 * High-level features of records (paper 4.3): the logits of all models side by side.
 * @returns `[records × (models · classes)]`
 * @throws RangeError for sizes that do not fit
 * @example
 * // 2 models × 1 record × 2 classes
 * const logits = { values: Float32Array.of(1, 2, 3, 4), models: 2, records: 1, classes: 2 };
 * concatenateLogits(logits); // => { values: [1, 2, 3, 4], width: 4 }
 */
export function concatenateLogits(logits: Omit<Answers, 'kind'>): Matrix & { values: Float32Array } {
  const { values, models, records, classes } = checkLogits(logits);
  const width = models * classes;
  const features = new Float32Array(values.length);
  for (let m = 0; m < models; m++)
    for (let r = 0; r < records; r++)
      for (let c = 0; c < classes; c++) features[r * width + m * classes + c] = values[(m * records + r) * classes + c];
  return { values: features, width };
}
