import { makeToy } from '../../../src/data/load/makeToy';
import { AttackSplit } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import type { Ensemble } from '../../../src/models/ensemble';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';

/** Learns noisy labels by heart. */
export const byHeart: Architecture = {
  layers: [
    { type: 'dense', units: 40, activation: 'tanh' },
    { type: 'dense', units: 40, activation: 'tanh' },
  ],
  optimiser: 'adam',
  rate: 0.01,
  batch: 20,
  steps: 3000,
};
/** Too simple to. */
export const general: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 20, steps: 300 };

/** 100 records of the toy data in the pool, 299 with the adversary. With a tilt of 0, classes are but noise. */
export function toySplit(tilt = 0): AttackSplit {
  const toy = makeToy({ records: 400, tilt });
  const order = Array.from({ length: 399 }, (_, i) => i);
  return new AttackSplit({ dataset: toy, pool: order.slice(0, 100), adversary: order.slice(100), seed: 1 });
}

export async function toyModels(
  architecture: Architecture,
  split = toySplit(),
): Promise<{ references: Ensemble; targets: Ensemble }> {
  return {
    references: await trainReferences(split, architecture, { models: 12, store: false }),
    targets: await trainTargets(split, architecture, { splits: 10, store: false }),
  };
}
