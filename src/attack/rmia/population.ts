import { expected } from '../../core/check';
import { randomFor, shuffle } from '../../core/random';
import { recordName } from '../../data/recordName';
import { checkRecords, Records } from '../../data/records';
import type { Models } from '../../models/models';

export interface PopulationOptions {
  /**
   * The records that the attacked ones are compared with: none of the pool. Default: the adversary's; 5,000 of them,
   * drawn by the split's seed, where there are more, for each is a question to every model.
   */
  population?: Records;
}

const ENOUGH = 5000;

/**
 * The population that was asked for, or the usual one.
 * @throws RangeError for one that is empty, of other data or with records of the pool, or where none is usual
 */
export function populationFor(references: Models, asked?: Records): Records {
  const population = checkRecords('population', asked ?? usualPopulation(references));
  if (population.length === 0) expected('records in the population', 'none');
  const { split } = references;
  if (!split) return population;
  const { dataset, pool } = split;
  if (population.dataset !== dataset) expected('a population of the dataset that was split', 'another dataset');
  const known = new Set(pool.indices);
  const shared = population.indices.find(index => known.has(index));
  if (shared !== undefined)
    expected(
      'a population without records of the pool',
      recordName(dataset, shared),
      "Targets may be trained on it; take the adversary's records.",
    );
  return population;
}

/** The adversary's records, or some of them: the same at each call, so that the models predict them once. */
function usualPopulation({ split, name }: Models): Records {
  if (!split) expected('a population for models that know no split', name, 'Give the option `population`.');
  const { adversary, seed } = split;
  if (adversary.length <= ENOUGH) return adversary;
  const some = shuffle(adversary.indices.slice(), randomFor(seed, 'population')).slice(0, ENOUGH).sort();
  return new Records(adversary.dataset, some);
}

/** What reference models were trained on, `[models × population]`. @throws RangeError where nobody knows */
export const trainedOn = (references: Models, population: Records, who: string): Uint8Array =>
  references.members(population) ??
  expected(`references of which it is known what they were trained on, for ${who}`, references.name);
