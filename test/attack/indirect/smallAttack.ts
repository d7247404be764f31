import { loadCancer } from '../../../src/data/load/loadCancer';
import { AttackSplit, splitForAttack } from '../../../src/data/splitForAttack';
import type { Architecture } from '../../../src/models/architecture';
import type { Ensemble } from '../../../src/models/ensemble';
import type { Selection } from '../../../src/select/selection';
import { selectVulnerable } from '../../../src/select/selectVulnerable';
import { trainReferences } from '../../../src/train/trainReferences';
import { trainTargets } from '../../../src/train/trainTargets';
import { tinyImages } from '../../models/tinyImages';

export interface SmallAttack {
  split: AttackSplit;
  references: Ensemble;
  targets: Ensemble;
  /** Records that influence all queries, and some that influence few. */
  chosen: Selection;
}

/** Small numbers. Cancer's records 0 and 8 then have no and some accepted queries at first, the others all of them. */
export const small = { queries: 60, keep: 12, theta: 0.7, iterations: 20 } as const;
/** The last of the images then has some accepted at first. */
export const smallImages = { ...small, theta: 0.85 } as const;

let cancer: Promise<SmallAttack> | undefined;
let images: Promise<SmallAttack> | undefined;

/** Softmax regression on Cancer: 16 reference and 20 target models. Trained once for all tests. */
export const cancerAttack = (): Promise<SmallAttack> =>
  (cancer ??= (async () => {
    const split = splitForAttack(await loadCancer(), { pool: 200 });
    const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 400 };
    const models = await train(split, architecture, 16, 10);
    const { positions } = selectVulnerable(models.references, split.pool, { delta: 0.05 });
    const all = selectVulnerable(models.references, split.pool, { delta: 0.05, beta: 1000 });
    return { split, ...models, chosen: all.only([0, 8, ...positions.subarray(0, 3)]) };
  })());

/** A small convolutional network on images of 6 × 6 pixels: 8 reference and 8 target models. */
export const imageAttack = (): Promise<SmallAttack> =>
  (images ??= (async () => {
    const split = new AttackSplit({
      dataset: tinyImages(),
      pool: Array.from({ length: 20 }, (_, i) => i),
      adversary: Array.from({ length: 40 }, (_, i) => 20 + i),
      seed: 1,
    });
    const architecture: Architecture = {
      layers: [
        { type: 'conv2d', filters: 2, kernel: 3, activation: 'relu' },
        { type: 'maxPool', size: 2 },
      ],
      optimiser: 'adam',
      rate: 0.01,
      batch: 5,
      steps: 60,
    };
    const models = await train(split, architecture, 8, 4);
    return {
      split,
      ...models,
      chosen: selectVulnerable(models.references, split.pool, { delta: 0.01, beta: 1000 }).only([1, 2, 5]),
    };
  })());

const train = async (split: AttackSplit, architecture: Architecture, models: number, splits: number) => ({
  references: await trainReferences(split, architecture, { models, store: false }),
  targets: await trainTargets(split, architecture, { splits, store: false }),
});
