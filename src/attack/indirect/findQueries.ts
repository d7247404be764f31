import { expected } from '../../core/check';
import { checkOptions } from '../../core/checkOptions';
import { type Followed, follow } from '../../core/follow';
import { type Matrix, row, rows } from '../../core/matrix';
import { workOptions } from '../../core/progress';
import { type Random, randomFor } from '../../core/random';
import { checkRecords, type Records } from '../../data/records';
import type { ModelSpec } from '../../models/architecture';
import { concatenateLogits } from '../../models/concatenateLogits';
import { Ensemble } from '../../models/ensemble';
import { logLosses } from '../../models/losses';
import { probabilities } from '../../models/probabilities';
import type { Descent } from '../../models/tensor/descendHinge';
import { trainPositives } from '../../train/trainPositives';
import { climbQueries } from './climbQueries';
import { clipToValid } from './clipToValid';
import { clusterQueries } from './clusterQueries';
import { influence } from './influence';
import { influences } from './influences';
import { type QueryOptions, queryNames, queryOptions } from './options';
import { type Queries, randomQueries } from './queries';

/** Queries that a record influences, and how they were found. */
export interface EnhancingQueries {
  /** Index of the record in the data set, and its class. */
  record: number;
  label: number;
  /** The accepted queries, `[accepted × features]`, and the influence I(r, q) of each. */
  queries: Queries;
  influence: Float64Array;
  /**
   * How many of the kept queries were accepted as they were, and how many after those rejected were optimised
   * (undefined: no need).
   */
  acceptedAtFirst: number;
  acceptedAfter?: number;
  /** Influence of all kept queries, as they were and after optimisation. */
  before: Float64Array;
  after?: Float64Array;
  /**
   * Probability of the record's class on the record itself, of each reference model and of its positive version (figure
   * 14); I(r, r) tells whether the positive ones learned the record at all: 1 where all did.
   */
  own: { plain: Float64Array; positive: Float64Array; influence: number };
}

type Settings = ReturnType<typeof queryOptions>;

/**
 * Finds queries whose answer the presence of a record pushes up (paper 4.5, figures 5 to 7, algorithm 1): random
 * queries, the least alike of them, those that the record influences; where these are few, the others are optimised and
 * tested again.
 * @param finders the reference models to find them with
 * @returns for each record, in order
 * @throws RangeError for options out of range, target models, or records of another dataset; InterruptedError
 */
export async function findQueries(
  finders: Ensemble<ModelSpec>,
  records: Records,
  options: QueryOptions = {},
): Promise<EnhancingQueries[]> {
  checkOptions('findQueries', options, queryNames);
  if (!(finders instanceof Ensemble))
    expected('reference models of our own', finders, 'Queries are found by training them further.');
  const settings = queryOptions(options);
  const { seed = finders.split.seed } = options;
  const labels = checkRecords('records', records).labels();
  const { dataset } = records;
  if (dataset !== finders.split.dataset)
    expected('records of the dataset that was split', 'another dataset', 'Select among split.pool.');
  const wanted = Array.from(records.indices, (index, r) => ({
    features: row(dataset.features, index),
    label: labels[r],
  }));
  const found: EnhancingQueries[] = [];
  const generate = generator(finders, settings, seed);
  const progress = follow(
    `${dataset.name}: search for queries of ${records.length} ${records.length === 1 ? 'record' : 'records'}`,
    records.length * (1 + settings.iterations),
    { ...workOptions(options), kept: 'Run it again to begin anew.' },
  );
  try {
    for await (const positive of trainPositives(finders, wanted, {
      steps: settings.updates,
      seed,
      trainer: options.trainer,
      progress: options.progress,
      signal: progress.signal,
    })) {
      const at = found.length;
      found.push(
        await search(
          finders,
          finders.withWeights(positive),
          records.indices[at],
          labels[at],
          settings,
          generate(records.indices[at]),
          seed,
          progress,
        ),
      );
    }
  } finally {
    progress.end();
  }
  return found;
}

const portion = 20; // steps of the optimisation between looks at whether it is to stop

async function search(
  finders: Ensemble<ModelSpec>,
  positive: Ensemble<ModelSpec>,
  record: number,
  label: number,
  settings: Settings,
  kept: Queries,
  seed: number,
  progress: Followed,
): Promise<EnhancingQueries> {
  const { theta, enough, gamma, step, iterations } = settings;
  const influenceOn = (queries: Matrix) => influences(positive.logitsOn(queries), finders.logitsOn(queries), label);
  const before = influenceOn(kept);
  const accepted = (values: Float64Array) => Int32Array.from(values.keys()).filter(i => values[i] > theta);
  const first = accepted(before);
  const common = {
    record,
    label,
    before,
    acceptedAtFirst: first.length,
    own: onItself(finders, positive, record, label),
  };
  if (first.length >= enough || iterations === 0 || rows(kept) === first.length) {
    await progress.advance(1 + iterations);
    return { ...common, queries: pick(kept, first), influence: Float64Array.from(first, i => before[i]) };
  }
  const rejected = Int32Array.from(before.keys()).filter(i => !(before[i] > theta));
  let moved = pick(kept, rejected);
  const random = randomFor(seed, 'climb', record);
  for (let left = iterations; left > 0; left -= portion) {
    const some = Math.min(portion, left);
    moved = optimise(finders, positive, moved, { label, gamma, step, iterations: some }, random);
    await progress.advance(some);
  }
  await progress.advance(1);
  const all = { values: kept.values.slice(), width: kept.width };
  rejected.forEach((i, at) => row(all, i).set(row(moved, at)));
  const after = influenceOn(all);
  const second = accepted(after);
  return {
    ...common,
    after,
    acceptedAfter: second.length,
    queries: pick(all, second),
    influence: Float64Array.from(second, i => after[i]),
  };
}

/** A climb asks models at every step: it goes by so many of them, evenly chosen, and all test what it has found. */
const mostClimbed = 25;

/**
 * Moves queries within the values that the data have: by the gradient, or where answers have none by changes at random.
 */
function optimise(
  finders: Ensemble<ModelSpec>,
  positive: Ensemble<ModelSpec>,
  queries: Queries,
  where: Omit<Descent, 'low' | 'high'>,
  random: Random,
): Queries {
  const { architecture, family, models, split } = finders;
  const { dataset } = split;
  if (!family.optimise) {
    const count = Math.min(mostClimbed, models.length);
    const some = Array.from({ length: count }, (_, i) => Math.floor((i * models.length) / count));
    return climbQueries(dataset, positive.only(some), finders.only(some), queries, where, random);
  }
  const [updated, plain] = [positive.models, models].map(some => some.map(({ weights }) => weights));
  return family.optimise(architecture, dataset, updated, plain, queries, { ...where, ...clipToValid(dataset) });
}

function onItself(
  finders: Ensemble<ModelSpec>,
  positive: Ensemble<ModelSpec>,
  record: number,
  label: number,
): EnhancingQueries['own'] {
  const { dataset } = finders.split;
  const itself = { values: row(dataset.features, record), width: dataset.features.width };
  const ask = (models: Ensemble<ModelSpec>) => logLosses(models.logitsOn(itself), Int32Array.of(label)).values;
  const [learned, before] = [ask(positive), ask(finders)];
  const probability = (loss: number) => Math.exp(-loss);
  return {
    plain: before.map(probability),
    positive: learned.map(probability),
    influence: influence(
      learned.map(loss => -loss),
      before.map(loss => -loss),
    ),
  };
}

/**
 * Random queries for a record, thinned out to those least alike (figure 7). Those around an image are its own; others
 * do not depend on the record, and are made once for all searches with these models.
 */
function generator(
  finders: Ensemble<ModelSpec>,
  { queries: count, keep }: Settings,
  seed: number,
): (record: number) => Queries {
  const { dataset } = finders.split;
  const make = (record: number) => {
    const random = randomQueries(dataset, record, { count, seed });
    const features = concatenateLogits(probabilities(finders.logitsOn(random)));
    return pick(random, clusterQueries(features, keep));
  };
  if (dataset.image) return make;
  const name = JSON.stringify([count, keep, seed]);
  const known = made.get(finders) ?? new Map<string, Queries>();
  made.set(finders, known);
  return record => {
    const kept = known.get(name) ?? make(record);
    known.set(name, kept);
    return kept;
  };
}

const made = new WeakMap<Ensemble<ModelSpec>, Map<string, Queries>>();

/** Some rows of a matrix, in that order. */
function pick(from: Queries, which: Int32Array): Queries {
  const values = new Float32Array(which.length * from.width);
  which.forEach((i, at) => values.set(row(from, i), at * from.width));
  return { values, width: from.width };
}
