import { Records } from '../../src/data/records';
import { type AttackSplit, splitForAttack } from '../../src/data/splitForAttack';
import { type Architecture, inputShape } from '../../src/models/architecture';
import type { Ensemble } from '../../src/models/ensemble';
import { type Setting, type SettingName, settings } from '../../src/paper/setup/settings';
import { writeArray, writeWork } from './prepare';

interface Experiment {
  split: AttackSplit;
  architecture: Architecture;
  /** Some records that no reference model was trained on, to see that it learned as much as the peers' models. */
  test: Records;
}

/** The split and the network of one of the paper's settings. */
export async function experiment(name: SettingName, steps: number): Promise<Experiment> {
  const { load, pool, adversary, architecture }: Setting = settings[name];
  if (typeof architecture === 'function') throw new Error(`${name} has no network that peers could train.`);
  const split = splitForAttack(await load(), { pool, adversary });
  return {
    split,
    architecture: { ...architecture, steps },
    test: new Records(split.dataset, split.pool.indices.slice(0, 1000)),
  };
}

/** Leaves the work for peers. */
export function hand(folder: string, { split, architecture, test }: Experiment, models: number): void {
  for (const [prefix, records] of [
    ['', split.adversary],
    ['test_', test],
  ] as const) {
    writeArray(folder, `${prefix}x`, records.features().values, records.features().width);
    writeArray(folder, `${prefix}y`, records.labels());
  }
  const { dataset, trainingSize } = split;
  writeWork(folder, {
    architecture,
    models,
    trainingSize,
    classes: dataset.classes.length,
    shape: inputShape(architecture, dataset),
  });
}

/** The middle model's share of `test` that it gets right. */
export function accuracy(references: Ensemble, test: Records): number {
  const all = references.accuracies(test).sort();
  return all[Math.floor(all.length / 2)];
}
