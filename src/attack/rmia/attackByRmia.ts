import { expected } from '../../core/check';
import { randomFor, shuffle } from '../../core/random';
import type { AttackSplit } from '../../data/attackSplit';
import { Records } from '../../data/records';
import type { Ensemble } from '../../models/ensemble';
import { lossesOf } from '../../models/losses';
import { membership } from '../../models/membership';
import type { Selection } from '../../select/selection';
import { observe } from '../observe';
import { ScoreResult } from '../scoreResult';
import { type RmiaScoreOptions, rmiaScores } from './rmiaScores';

export interface RmiaOptions extends RmiaScoreOptions {
  /**
   * The records that the attacked ones are compared with: none of the pool. Default: the adversary's; 5,000 of them, drawn by the
   * split's seed, where there are more, for each costs a prediction by every model.
   */
  population?: Records;
}

/**
 * The robust membership inference attack, offline (Zarifzadeh, Liu and Shokri 2024): than how many records of a population the
 * attacked one is γ times as likely under the target, each next to what models usually say of it; see `rmiaScores`.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores from 0 to 1, in steps of 1 / population
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not theirs, a
 *   model diverged, the population is empty, of other data or shares records with the pool, or an option is out of range
 */
export function attackByRmia(
  references: Ensemble,
  targets: Ensemble,
  chosen: Selection | Records,
  { gamma = 2, a = 0.3, population = usualPopulation(references.split) }: RmiaOptions = {},
): ScoreResult {
  const { records, selection, loss, truth, warnings } = observe(references, targets, chosen);
  checkPopulation(population, references);
  const score = rmiaScores(
    {
      reference: lossesOf(references, records),
      target: loss,
      population: {
        reference: lossesOf(references, population),
        target: lossesOf(targets, population),
        trained: membership(references, population),
      },
    },
    { gamma, a },
  );
  return new ScoreResult({
    name: 'RMIA offline',
    method: `γ ${gamma}, a ${a}`,
    references: references.models.length,
    records,
    selection,
    truth,
    score,
    warnings: warnings(),
  });
}

const ENOUGH = 5000;
const drawn = new WeakMap<AttackSplit, Records>(); // the same records at each call, so that the models predict them once

function usualPopulation(split: AttackSplit): Records {
  const { adversary, seed } = split;
  if (adversary.length <= ENOUGH) return adversary;
  let population = drawn.get(split);
  if (!population) {
    const some = shuffle(adversary.indices.slice(), randomFor(seed, 'population')).slice(0, ENOUGH).sort();
    drawn.set(split, (population = new Records(adversary.dataset, some)));
  }
  return population;
}

function checkPopulation(population: Records, { split: { dataset, pool } }: Ensemble): void {
  if (population.length === 0) expected('records in the population', 'none');
  if (population.dataset !== dataset) expected('a population of the dataset that was split', 'another dataset');
  const known = new Set(pool.indices);
  const shared = population.indices.find(index => known.has(index));
  if (shared !== undefined)
    expected(
      'a population without records of the pool',
      `record ${shared}`,
      "Targets may be trained on it; take the adversary's records.",
    );
}
