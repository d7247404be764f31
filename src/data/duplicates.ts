import { createHash } from 'node:crypto';
import { row } from '../core/matrix';
import type { Dataset } from './dataset';
import { checkDatasetShape } from './datasetShape';
import { checkRecords, type Records } from './records';

/** How many records of a dataset differ from all earlier ones. */
export interface Duplicates {
  records: number;
  /** Different records, features and class taken together. */
  distinct: number;
  /** Different feature vectors, whatever the class. Fewer than `distinct` where equal features have two classes. */
  distinctFeatures: number;
  /** Records whose features and class occur in an earlier record. */
  repeats: number;
}

/** Counts repeated records, bit by bit in the encoded features. 70,000 images take about half a second, once. */
export function countDuplicates(dataset: Dataset): Duplicates {
  const records = checkDatasetShape('dataset', dataset).labels.length;
  const distinct = new Set(Array.from({ length: records }, (_, i) => recordKey(dataset, i))).size;
  return { records, distinct, distinctFeatures: new Set(featureKeys(dataset)).size, repeats: records - distinct };
}

/**
 * For each record of `a`: 1 where `b` holds a twin, another record with the same features and class, else 0.
 * The record itself is not its twin, so `twins(a, a)` finds repeats within `a`, and a bootstrap sample may be `b`.
 * A model trained on the twin has seen the record, even if the record is a non-member.
 */
export function twins(a: Records, b: Records): Uint8Array {
  checkRecords('a', a);
  checkRecords('b', b);
  const SEVERAL = -1;
  const holders = new Map<string, number>();
  for (const index of b.indices) {
    const key = recordKey(b.dataset, index);
    const held = holders.get(key);
    if (held === undefined) holders.set(key, index);
    else if (held !== index) holders.set(key, SEVERAL);
  }
  return Uint8Array.from(a.indices, index => {
    const held = holders.get(recordKey(a.dataset, index));
    return held === undefined || (a.dataset === b.dataset && held === index) ? 0 : 1;
  });
}

/** For each record of `a`: 1 where some record of `b` has the same features, of whatever class, else 0. */
export function sharedFeatures(a: Records, b: Records): Uint8Array {
  const held = new Set(Array.from(b.indices, index => featureKeys(b.dataset)[index]));
  return Uint8Array.from(a.indices, index => Number(held.has(featureKeys(a.dataset)[index])));
}

const recordKey = (dataset: Dataset, i: number) => featureKeys(dataset)[i] + dataset.classes[dataset.labels[i]];

const keysOf = new WeakMap<Dataset['features'], string[]>();

/** A digest of each record's features: equal digests mean equal bytes. */
function featureKeys({ features, labels }: Dataset): string[] {
  let keys = keysOf.get(features);
  if (!keys) {
    keys = Array.from(labels, (_, i) => createHash('sha256').update(row(features, i)).digest('base64'));
    keysOf.set(features, keys);
  }
  return keys;
}
