import { randomFor } from '../../src/core/random';
import { createDataset } from '../../src/data/createDataset';
import type { Dataset } from '../../src/data/dataset';

/** Noisy 6 × 6 images with a bright bar, upright (class 0) or lying (class 1), at a random place. */
export function tinyImages(records = 60): Dataset {
  const random = randomFor(1, 'tiny images');
  const values = new Float32Array(records * 36).map(() => 0.3 * random.uniform());
  const labels = Int32Array.from({ length: records }, (_, i) => i % 2);
  labels.forEach((label, i) => {
    const bar = random.integer(6);
    for (let j = 0; j < 6; j++) values[i * 36 + (label ? bar * 6 + j : j * 6 + bar)] += 0.7;
  });
  return createDataset({
    name: 'tiny images',
    features: { values, width: 36 },
    labels,
    classes: ['upright', 'lying'],
    image: [6, 6, 1],
    notes: [],
    columns: [{ name: 'pixels', start: 0, width: 36 }],
  });
}
