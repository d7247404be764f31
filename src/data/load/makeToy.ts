import { checkCount, checkNumber, checkSeed } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import { randomFor } from '../../core/random';
import { createDataset } from '../createDataset';
import type { Dataset } from '../dataset';

export interface ToyOptions {
  /** With the target; by default 1,181, the paper's. */
  records?: number;
  /** By default 1. */
  seed?: number;
  /** Mean and standard deviation of a record's distance from the origin; by default 0.85 and 0.2. */
  radius?: number;
  noise?: number;
  /** How unevenly "+" is spread, from 0 (evenly) to 0.5; by default 0.4. */
  tilt?: number;
}

const TARGET = -1;
const EDGE = 1.3;
const GAP = 0.4;

/**
 * Data like that of figure 1a: a dense noisy ring within ±1.3, "-" and "+" mixed, and a lone "+" at (-1, -1), the
 * target, which is the **last** record.
 *
 * The paper does not say how it made its cloud, so the recipe is ours. The angle is uniform and the distance from the
 * origin is normal; a point outside ±1.3 or within 0.4 of the target is drawn again. The class is "+" with probability
 * 0.5 + tilt · cos(angle − 45°): with a tilt of 0.4, "+" is rare beside the target, so small networks give the target a
 * probability of "+" of 0.05 to 0.1 when trained without it and a little more when trained with it, as in figure 1b.
 * @example
 * const { features, labels, classes } = makeToy({ records: 100 });
 * [labels.length, features.width]; // => [100, 2]
 * features.values.slice(-2); // => [-1, -1]
 * classes[labels.at(-1)]; // => '+'
 */
export function makeToy(options: ToyOptions = {}): Dataset {
  checkOptions('makeToy', options, { records: true, seed: true, radius: true, noise: true, tilt: true });
  const { records = 1181, seed = 1, radius = 0.85, noise = 0.2, tilt = 0.4 } = options;
  checkCount('records', records, 3, 1_000_000, 'The last is the target.');
  checkSeed(seed);
  checkNumber('radius', radius, 0.1, 1.2);
  checkNumber('noise', noise, 0, 1);
  checkNumber('tilt', tilt, 0, 0.5);
  const random = randomFor(seed, 'toy');
  const values = new Float32Array(2 * records);
  const labels = new Int32Array(records);
  for (let i = 0; i < records - 1; ) {
    const angle = 2 * Math.PI * random.uniform();
    const distance = radius + noise * random.normal();
    const [x, y] = [distance * Math.cos(angle), distance * Math.sin(angle)];
    const plus = random.uniform() < 0.5 + tilt * Math.cos(angle - Math.PI / 4);
    if (distance < 0 || Math.max(Math.abs(x), Math.abs(y)) > EDGE || Math.hypot(x - TARGET, y - TARGET) < GAP) continue;
    values.set([x, y], 2 * i);
    labels[i++] = Number(plus);
  }
  values.set([TARGET, TARGET], 2 * (records - 1));
  labels[records - 1] = 1;
  return createDataset({
    name: 'toy',
    features: { values, width: 2 },
    labels,
    classes: ['-', '+'],
    notes: [],
    columns: ['x', 'y'].map((name, start) => ({ name, start, width: 1, low: 0, high: 1 })),
  });
}
