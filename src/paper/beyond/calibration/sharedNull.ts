import { attackDirectly } from '../../../attack/attackDirectly';
import { checkCount, checkSeed } from '../../../core/check';
import { requireOptions } from '../../../core/checkOptions';
import { randomFor } from '../../../core/random';
import { AttackSplit } from '../../../data/attackSplit';
import { createDataset } from '../../../data/createDataset';
import { Records } from '../../../data/records';
import { calibrationRates } from '../../../evaluate/calibration';
import type { Architecture } from '../../../models/architecture';
import type { Models } from '../../../models/models';
import { recordedModels } from '../../../models/recorded';
import { type Estimate, meanInterval } from '../../../stats/interval/meanInterval';
import { trainReferences } from '../../../train/trainReferences';
import { trainTargets } from '../../../train/trainTargets';

const features = 10;
const size = 50; // records of a model, n
const shared = 4 * size; // the adversary's, N
const references = 99;
const records = 100; // attacked: non-members of all
const architecture: Architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 200 };

/** How many non-members lie at either end, with references that come about in one way. */
export interface SharedNullRate {
  /** The references' records: fresh for each, or drawn from one finite set with repeats or without. */
  records: 'fresh' | 'shared, with repeats' | 'shared, without repeats';
  spread: 'none' | 'finite' | 'blocks';
  alpha: number;
  /** Mean over the data sets of the share at or below α, and of that as many ranks from above. */
  lower: Estimate;
  upper: Estimate;
}

/**
 * Where p-values that are too extreme come from: softmax regressions of 50 records of 10 features, trained here, and
 * attacked about records that no model saw. 99 references have records of their own (fresh), as targets have, or draw
 * them from one set of 200; the latter as they are, and widened by what n and N or block models tell. Each data set has
 * models of its own.
 * @param options.sets how many data sets. Default 20, which take some 6 s
 * @returns a row for each way and α (0.01, 0.05, 0.1)
 * @throws RangeError for fewer than 2 sets
 * @example
 * const [rate] = await sharedNull({ seed: 1, sets: 2 });
 * [rate.records, rate.spread, rate.alpha]; // => ['fresh', 'none', 0.01]
 */
export async function sharedNull(options: { seed: number; sets?: number }): Promise<SharedNullRate[]> {
  requireOptions('sharedNull', options, { seed: true, sets: true });
  const { seed, sets = 20 } = options;
  checkSeed(seed);
  checkCount('sets', sets, 2, 10_000, 'An interval needs some.');
  const perSet: Awaited<ReturnType<typeof ratesOf>>[] = [];
  for (let set = 0; set < sets; set++) perSet.push(await ratesOf(seed, set));
  return perSet[0].flatMap(({ records, spread, found }, way) =>
    found.rates.map(({ alpha }, a) => {
      const mean = (end: 'rates' | 'upper') =>
        meanInterval(
          perSet.map(all => all[way].found[end][a].value ?? 0),
          { least: 0, most: 1 },
        ).mean;
      return { records, spread, alpha, lower: mean('rates'), upper: mean('upper') };
    }),
  );
}

async function ratesOf(seed: number, set: number) {
  const total = references * size + shared + 2 * size + records;
  const dataset = drawData(seed, set, total);
  const range = (from: number, length: number) => Int32Array.from({ length }, (_, i) => from + i);
  const pool = range(0, 2 * size);
  const holding = (from: number, length: number) =>
    new AttackSplit({ dataset, pool, adversary: range(from, length), seed: set });
  const split = holding(2 * size, shared);
  const tested = new Records(dataset, range(total - records, records));
  const options = { models: references, store: false, progress: {}, seed: set } as const;
  const fresh = await trainReferences(holding(2 * size + shared, references * size), architecture, {
    ...options,
    models: 2,
    blocks: references,
  });
  // Models on disjoint blocks of many records are models on fresh ones.
  const apart = recordedModels(fresh.blocks!.about(tested, 'losses'), tested, { kind: 'reference' });
  const targets = await trainTargets(split, architecture, { splits: 2, store: false, progress: {}, seed: set });
  const rates = (models: Models, spread: SharedNullRate['spread']) =>
    calibrationRates(attackDirectly(models, targets, tested, { method: 'rank', spread }));
  const ways = [];
  for (const sampling of ['bootstrap', 'subset'] as const) {
    const drawn = await trainReferences(split, architecture, { ...options, sampling, blocks: 16 });
    const name: SharedNullRate['records'] =
      sampling === 'bootstrap' ? 'shared, with repeats' : 'shared, without repeats';
    for (const spread of ['none', 'finite', 'blocks'] as const)
      ways.push({ records: name, spread, found: rates(drawn, spread) });
  }
  return [{ records: 'fresh' as const, spread: 'none' as const, found: rates(apart, 'none') }, ...ways];
}

/** Two classes of normal records whose means lie 2 apart. */
function drawData(seed: number, set: number, length: number) {
  const random = randomFor(seed, 'shared references under the null', set);
  const labels = Int32Array.from({ length }, () => random.integer(2));
  const values = Float32Array.from({ length: length * features }, (_, i) => {
    const label = labels[Math.floor(i / features)];
    return random.normal() + (i % features === 0 ? 2 * label - 1 : 0);
  });
  const columns = Array.from({ length: features }, (_, i) => ({ name: `x${i}`, start: i, width: 1 }));
  return createDataset({
    name: 'normal',
    features: { values, width: features },
    labels,
    classes: ['0', '1'],
    columns,
    notes: [],
  });
}
