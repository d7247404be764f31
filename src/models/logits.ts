import { hardLabels } from './hardLabels';

/** Outputs before the softmax, `[models × records × classes]`, row-major. */
export interface Logits {
  values: Float32Array;
  models: number;
  records: number;
  classes: number;
}

/** 1 where the largest logit is that of the record's class, `[models × records]`. */
export const hits = (logits: Logits, labels: Int32Array): Uint8Array =>
  Uint8Array.from(hardLabels(logits), (label, i) => Number(label === labels[i % logits.records]));

/** Share of records whose largest logit is that of their class, for each model. */
export function accuracies(logits: Logits, labels: Int32Array): Float64Array {
  const right = hits(logits, labels);
  const { models, records } = logits;
  return Float64Array.from(
    { length: models },
    (_, m) => right.subarray(m * records, (m + 1) * records).reduce((sum, hit) => sum + hit, 0) / records,
  );
}
