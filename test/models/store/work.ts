// Trains into the store; run as a process of its own, which the tests kill. Says "training" when it begins.

import { setProgress } from '../../../src/core/progress';
import { loadCancer } from '../../../src/data/load/loadCancer';
import { splitForAttack } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import type { Ensemble } from '../../../src/models/ensemble';
import { trainReferences } from '../../../src/train/trainReferences';
import { tinyImages } from '../tinyImages';

const convolution: Architecture = {
  layers: [
    { type: 'conv2d', filters: 4, kernel: 3, activation: 'relu' },
    { type: 'maxPool', size: 2 },
    { type: 'dropout', rate: 0.5 },
  ],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 100,
};

/** Work for each trainer that takes a few seconds, so that it can be disturbed. */
export const works: Record<string, (store: boolean) => Promise<Ensemble>> = {
  dense: async store =>
    trainReferences(
      splitForAttack(await loadCancer(), { pool: 200 }),
      { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 100_000 },
      { models: 150, store },
    ),
  processes: async store =>
    trainReferences(splitForAttack(tinyImages(40), { pool: 20 }), convolution, { models: 12, store }),
};

if (require.main === module) {
  setProgress(() => {});
  process.stdout.write('training\n');
  void works[process.argv[2]](true).then(() => process.exit());
}
