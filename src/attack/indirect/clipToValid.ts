import type { Dataset } from '../../data/dataset';

/** The least and the greatest valid value of each feature, `[features]`. */
export interface Bounds {
  low: Float32Array;
  high: Float32Array;
}

const known = new WeakMap<Dataset['features'], Bounds>();

/**
 * The bounds that queries are clipped to while they are optimised. A number lies between its least and its greatest
 * value in the data, the pixels of an image between those of all pixels. One-hot values are relaxed to [0, 1]: an
 * optimised query may be in part of one category and in part of another. Computed once for a dataset; not to be written
 * to.
 */
export function clipToValid({ features, columns, image }: Dataset): Bounds {
  let bounds = known.get(features);
  if (!bounds) known.set(features, (bounds = findBounds({ features, columns, image })));
  return bounds;
}

function findBounds({
  features: { values, width },
  columns,
  image,
}: Pick<Dataset, 'features' | 'columns' | 'image'>): Bounds {
  const low = new Float32Array(width).fill(Infinity);
  const high = new Float32Array(width).fill(-Infinity);
  for (let at = 0; at < values.length; at += width)
    for (let j = 0; j < width; j++) {
      const value = values[at + j];
      if (value < low[j]) low[j] = value;
      if (value > high[j]) high[j] = value;
    }
  if (image) {
    low.fill(low.reduce((a, b) => Math.min(a, b)));
    high.fill(high.reduce((a, b) => Math.max(a, b)));
  }
  for (const { start, width, categories } of columns)
    if (categories) {
      low.fill(0, start, start + width);
      high.fill(1, start, start + width);
    }
  return { low, high };
}
