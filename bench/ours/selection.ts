import type { Matrix } from '../../src/core/matrix';
import { randomFor } from '../../src/core/random';
import { countNeighbours } from '../../src/select/neighbours';
import { type Prepare, seconds, writeArray, writeWork } from './prepare';

const width = 200;
const groups = 10;
const delta = 0.4;

/**
 * Made-up logits of `count` records: each lies around one of ten centres, some near and some far, so that records have
 * from no neighbours to a tenth of all.
 */
function logits(count: number): Matrix {
  const random = randomFor(1, 'bench', 'logits');
  const centres = Float32Array.from({ length: groups * width }, () => random.uniform() - 0.5);
  const values = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    const centre = random.integer(groups) * width;
    const noise = 2 * random.uniform();
    for (let j = 0; j < width; j++) values[i * width + j] = centres[centre + j] + noise * (random.uniform() - 0.5);
  }
  return { values, width };
}

/** Counts the neighbours of `features` records among `references` others; or of as many as asked for among as many. */
export const selection =
  (features: number, references: number): Prepare =>
  (folder, quick) => {
    const [m, n] = quick ? [300, 400] : [features, references];
    const { values } = logits(m + n);
    const [a, b] = [values.subarray(0, m * width), values.subarray(m * width)];
    writeArray(folder, 'features', a, width);
    writeArray(folder, 'references', b, width);
    writeWork(folder, { delta });
    const count = (from: number, among: number) =>
      countNeighbours(
        { values: a.subarray(0, from * width), width },
        { values: b.subarray(0, among * width), width },
        delta,
      );
    writeArray(folder, 'counts', count(m, n));
    return async ({ records }) => {
      const [elapsed] = await seconds(() => (records === undefined ? count(m, n) : count(records, records)));
      return { seconds: elapsed };
    };
  };
