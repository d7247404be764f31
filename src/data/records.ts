import { inspect } from 'node:util';
import { expected } from '../core/check';
import { checkList } from '../core/checkList';
import { count } from '../core/format';
import { type Matrix, row } from '../core/matrix';
import type { Dataset } from './dataset';
import { checkDatasetShape } from './datasetShape';

/**
 * Some records of a dataset, named by their indices into it. An index may occur more than once, as in a bootstrap
 * sample. Throws a RangeError on an index outside the dataset.
 * @example
 * const records = new gmia.Records(gmia.makeToy({ records: 60 }), [5, 3, 3]);
 * [records.length, records.features().values.length]; // => [3, 6]
 */
export class Records {
  readonly indices: Int32Array;

  constructor(
    readonly dataset: Dataset,
    indices: ArrayLike<number>,
  ) {
    const size = checkDatasetShape('dataset', dataset).labels.length;
    checkList('indices', indices);
    for (let i = 0; i < indices.length; i++)
      if (!Number.isInteger(indices[i]) || indices[i] < 0 || indices[i] >= size)
        expected(`index ${i} to be a whole number from 0 to ${size - 1}, a record of ${dataset.name}`, indices[i]);
    this.indices = Int32Array.from(indices);
  }

  get length(): number {
    return this.indices.length;
  }

  /** The features of these records, in this order: a fresh copy, [records × features]. */
  features(): Matrix & { values: Float32Array } {
    const { features } = this.dataset;
    const values = new Float32Array(this.length * features.width);
    this.indices.forEach((index, i) => values.set(row(features, index), i * features.width));
    return { values, width: features.width };
  }

  /** The classes of these records, in this order: a fresh copy. */
  labels(): Int32Array {
    return this.indices.map(index => this.dataset.labels[index]);
  }

  /** What `JSON.stringify` writes: the name of the data set and the indices, nothing of what the records hold. */
  toJSON(): { dataset: string; indices: number[] } {
    return { dataset: this.dataset.name, indices: Array.from(this.indices) };
  }

  [inspect.custom](): string {
    return `Records: ${count(this.length)} of ${count(this.dataset.labels.length)} of ${this.dataset.name}`;
  }
}

/** Checks that a value is `Records`, and returns it; the error says where to find them in what came instead. */
export const checkRecords = (name: string, value: Records): Records =>
  value instanceof Records ? value : expected(`${name} to be Records`, value, adviceFor(value));

function adviceFor(given: unknown): string {
  const { records, pool } = Object(given) as { records?: unknown; pool?: unknown };
  if (records instanceof Records) return 'Take its `records`.';
  if (pool instanceof Records) return 'Take its `pool`.';
  return 'Such as split.pool, or new gmia.Records(dataset, indices).';
}
