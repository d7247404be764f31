import type { Dataset } from '../../src/data/dataset';
import { splitForAttack } from '../../src/data/splitForAttack';
import type { Architecture } from '../../src/models/architecture';
import type { Askable } from '../../src/models/models';
import { trainTargets } from '../../src/train/trainTargets';

const architecture: Architecture = {
  layers: [{ type: 'dense', units: 5, activation: 'relu' }],
  optimiser: 'adam',
  rate: 0.01,
  batch: 10,
  steps: 30,
};

/** Four small networks. */
export const smallTargets = (dataset: Dataset, pool = 40) =>
  trainTargets(splitForAttack(dataset, { pool, adversary: 20 }), architecture, { splits: 2, store: false });

/** Somebody's own model of a data set: all that it has is `ask`, which says the same about everything. */
export const constant = (dataset: Dataset, ask: Partial<Askable>): Askable => ({
  name: 'my model',
  size: 1,
  gives: 'probabilities',
  warnings: [],
  split: splitForAttack(dataset, { pool: 2 }),
  members: () => undefined,
  about: () => {
    throw new RangeError('Nothing is at hand.');
  },
  ask: async ({ values, width }) => {
    const records = values.length / width;
    const classes = dataset.classes.length;
    return {
      kind: 'probabilities',
      values: new Float64Array(records * classes).fill(1 / classes),
      models: 1,
      records,
      classes,
    };
  },
  ...ask,
});
