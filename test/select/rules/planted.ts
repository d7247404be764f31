import { randomFor } from '../../../src/core/random';
import { createDataset } from '../../../src/data/createDataset';
import { AttackSplit } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import { Ensemble } from '../../../src/models/ensemble';

const architecture: Architecture = { layers: [], optimiser: 'sgd', rate: 0.1, batch: 1, steps: 1 };

/**
 * Reference models without training: a record has a feature of its own, and so its weights decide about it alone. One
 * record in ten is planted: models disagree on it, and one that was trained on it knows it far better. Its mean
 * log-odds are like any other's, so that its loss tells nothing.
 */
export function planted({ models = 40, adversary = 240, pool = 120, effect = 6 } = {}) {
  const records = adversary + pool;
  const random = randomFor(5, 'planted');
  const numbers = Array.from({ length: records }, (_, i) => i);
  const labels = Int32Array.from(numbers, i => i % 2);
  const values = new Float32Array(records * records);
  numbers.forEach(i => {
    values[i * records + i] = 1;
  });
  const dataset = createDataset({
    name: 'planted',
    features: { values, width: records },
    labels,
    classes: ['no', 'yes'],
    columns: [{ name: 'who', start: 0, width: records, categories: numbers.map(String) }],
    notes: [],
  });
  const split = new AttackSplit({ dataset, pool: numbers.slice(adversary), adversary: numbers.slice(0, adversary) });
  const isPlanted = (index: number) => index % 10 < 2 && Math.floor(index / 10) % 2 === 0;
  const base = numbers.map(() => 2 + 2 * random.normal());
  const made = Array.from({ length: models }, () => {
    const sample = Int32Array.from({ length: split.trainingSize }, () => random.integer(adversary));
    const within = new Set(sample);
    const weights = new Float32Array(2 * records);
    for (const i of numbers) {
      const odds = base[i] + (isPlanted(i) ? 2 : 0.5) * random.normal() + (isPlanted(i) && within.has(i) ? effect : 0);
      weights[2 * i + labels[i]] = odds; // the other class stays at 0
    }
    return { sample, weights: [weights, new Float32Array(2)] };
  });
  return { references: new Ensemble('reference', split, architecture, made), split, isPlanted };
}
