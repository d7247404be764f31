import { createHash } from 'node:crypto';
import { type Matrix, row, rows } from '../core/matrix';
import { oncePer } from '../core/oncePer';
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
  const [none, several] = [-1, -2];
  const { ids, size } = recordIds(b.dataset);
  const holders = new Int32Array(size).fill(none);
  for (const index of b.indices) {
    const held = holders[ids[index]];
    holders[ids[index]] = held === none || held === index ? index : several;
  }
  const isSame = a.dataset === b.dataset;
  const theirs = isSame ? ids : idsAmong(a.dataset, b.dataset);
  const found = new Uint8Array(a.length);
  for (let i = 0; i < found.length; i++) {
    const index = a.indices[i];
    const held = theirs[index] < 0 ? none : holders[theirs[index]];
    found[i] = Number(held !== none && !(isSame && held === index));
  }
  return found;
}

/** For each record of `a`: 1 where some record of `b` has the same features, of whatever class, else 0. */
export function sharedFeatures(a: Records, b: Records): Uint8Array {
  const held = new Set(Array.from(b.indices, index => featureKeys(b.dataset)[index]));
  return Uint8Array.from(a.indices, index => Number(held.has(featureKeys(a.dataset)[index])));
}

const recordKey = (dataset: Dataset, i: number) => featureKeys(dataset)[i] + dataset.classes[dataset.labels[i]];

/** A number for each record, the same for twins: attacks ask for twins again and again. */
interface RecordIds {
  ids: Int32Array;
  /** How many there are. */
  size: number;
  /** The number of a key. */
  byKey: Map<string, number>;
}

const recordIds = oncePer((dataset: Dataset): RecordIds => {
  const byKey = new Map<string, number>();
  const ids = new Int32Array(dataset.labels.length);
  for (let i = 0; i < ids.length; i++) {
    const key = recordKey(dataset, i);
    ids[i] = byKey.get(key) ?? byKey.size;
    byKey.set(key, ids[i]);
  }
  return { ids, size: byKey.size, byKey };
});

/** The records of one dataset by the numbers of another; −1 for those that it has not. */
function idsAmong(dataset: Dataset, other: Dataset): Int32Array {
  const { byKey } = recordIds(other);
  return Int32Array.from(dataset.labels, (_, i) => byKey.get(recordKey(dataset, i)) ?? -1);
}

/** A digest of each record's features: equal digests mean equal bytes. */
const featureKeys = ({ features }: Dataset): string[] => keysOf(features);

const keysOf = oncePer((features: Matrix) =>
  Array.from({ length: rows(features) }, (_, i) => createHash('sha256').update(row(features, i)).digest('base64')),
);
