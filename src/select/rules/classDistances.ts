import { concatenateLogits } from '../../models/concatenateLogits';
import { largestMaskedCosines } from '../../models/tensor/maskedCosines';
import type { References } from '../references';
import type { View } from './view';

/**
 * Cosine distance from each record to the nearest of the adversary's other records of its class, in the logits of those
 * reference models alone that were not trained on the record: all models for a record of the pool. So one of the
 * adversary's own records gets the distance it would have in the pool. Computed in float32.
 * @returns `[records]`; Infinity where the adversary has no other record of the class
 */
export function classDistances(references: References, { records, logits, trained }: View): Float64Array {
  const { adversary } = references.split;
  const { models, classes } = logits;
  const n = records.length;
  const lacks = new Float32Array(n * models);
  const features = concatenateLogits(logits);
  const { width } = features;
  for (let r = 0; r < n; r++)
    for (let m = 0; m < models; m++) {
      lacks[r * models + m] = 1 - trained[m * n + r];
      if (trained[m * n + r]) features.values.fill(0, r * width + m * classes, r * width + (m + 1) * classes);
    }
  const others = concatenateLogits(references.about(adversary, 'logits'));
  const cosines = largestMaskedCosines(
    { ...features, groups: records.labels(), names: records.indices },
    { values: lacks, width: models },
    { ...others, groups: adversary.labels(), names: adversary.indices },
  );
  return cosines.map(cosine => Math.max(0, 1 - cosine));
}
