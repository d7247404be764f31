import { createDataset } from '../../../data/createDataset';
import type { Dataset } from '../../../data/dataset';
import { scaled } from '../../../data/encode/scale';
import { numberOf } from '../../../data/fieldsOf';

/**
 * How numbers are scaled: as in the source, by their range to [0, 1], or to mean 0 and variance 1. One-hot columns stay
 * as they are.
 */
export type Scaling = 'raw' | 'range' | 'standardised';

const known = new WeakMap<Dataset, Map<Scaling, Dataset>>();

/** A data set with its numbers scaled otherwise; the same object each time, as hashes of data are kept. */
export function rescaled(dataset: Dataset, scaling: Scaling): Dataset {
  const own = known.get(dataset) ?? new Map<Scaling, Dataset>();
  known.set(dataset, own);
  const found = own.get(scaling) ?? rescale(dataset, scaling);
  own.set(scaling, found);
  return found;
}

function rescale(dataset: Dataset, scaling: Scaling): Dataset {
  const { width } = dataset.features;
  const values = Float32Array.from(dataset.features.values);
  const columns = dataset.columns.map(column => {
    const { categories, start } = column;
    if (categories) return column;
    const numbers = Float64Array.from({ length: dataset.labels.length }, (_, i) =>
      numberOf(column, values.subarray(i * width, (i + 1) * width)),
    );
    const [low, high] = boundsOf(numbers, scaling);
    const other = { ...column, low, high };
    numbers.forEach((number, i) => {
      values[i * width + start] = scaled(number, other);
    });
    return other;
  });
  return createDataset({ ...dataset, features: { values, width }, columns, notes: [] });
}

/** The numbers that become 0 and 1. */
function boundsOf(numbers: Float64Array, scaling: Scaling): [from: number, to: number] {
  if (scaling === 'raw') return [0, 1];
  if (scaling === 'range') {
    return numbers.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, -Infinity]);
  }
  const mean = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  const variance = numbers.reduce((sum, one) => sum + (one - mean) ** 2, 0) / numbers.length;
  return [mean, mean + Math.sqrt(variance)];
}
