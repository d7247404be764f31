import { clusterQueries } from '../../src/attack/indirect/clusterQueries';
import { randomFor } from '../../src/core/random';
import { type Prepare, seconds, writeArray, writeWork } from './prepare';

const references = 100;

/** Made-up probabilities of two classes: what all reference models think of a query, and where each of them differs. */
export const cluster: Prepare = (folder, quick) => {
  const [queries, clusters] = quick ? [200, 5] : [5000, 50];
  const random = randomFor(1, 'bench', 'queries');
  const width = 2 * references;
  const values = new Float32Array(queries * width);
  for (let q = 0; q < queries; q++) {
    const common = 3 * random.normal();
    for (let m = 0; m < references; m++) {
      const p = 1 / (1 + Math.exp(-(common + random.normal())));
      values.set([p, 1 - p], q * width + 2 * m);
    }
  }
  const choose = () => clusterQueries({ values, width }, clusters);
  writeArray(folder, 'features', values, width);
  writeArray(folder, 'kept', choose());
  writeWork(folder, { clusters });
  return async () => ({ seconds: (await seconds(choose))[0] });
};
