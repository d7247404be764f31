import { expected } from '../core/check';
import type { Dataset } from '../data/dataset';
import { type Cells, encodeRecord, type Features } from '../data/encodeCells';

/** What a request asks about. */
export interface Instances {
  inputs: Features;
  /** The client's own name for each instance, where it gives one. */
  keys: unknown[];
}

/**
 * Encodes the instances of a request. Each is a row of encoded features, an object of cells as the data's source has
 * them, or `{ image, key }` for images.
 * @throws RangeError that names the instance, and the column
 */
export function decodeInstances(dataset: Dataset, instances: readonly unknown[]): Instances {
  const { width } = dataset.features;
  const values = new Float32Array(instances.length * width);
  const keys = instances.map((instance, i) => {
    const place = `instances[${i}]`;
    if (Array.isArray(instance)) return writeRow(instance, values, i * width, width, place);
    if (typeof instance !== 'object' || instance === null)
      return expected(`${place} to be a list of ${width} features or an object`, instance);
    if (!dataset.image) return encodeRecord(dataset, instance as Cells, values, i * width, place);
    const { image, key } = instance as { image?: unknown; key?: unknown };
    writeRow(image, values, i * width, width, `${place}.image`);
    return key;
  });
  return { inputs: { values, width }, keys };
}

function writeRow(row: unknown, into: Float32Array, at: number, width: number, place: string): void {
  if (!Array.isArray(row) || row.length !== width)
    expected(`${place} to be a list of ${width} numbers`, Array.isArray(row) ? `${row.length} items` : typeof row);
  row.forEach((value, i) => {
    into[at + i] = value;
    if (typeof value !== 'number' || !Number.isFinite(into[at + i])) expected(`a number as ${place}[${i}]`, value);
  });
}
