import { expected } from '../../core/check';
import { checkOptions, type Names } from '../../core/checkOptions';
import { randomFor, shuffle } from '../../core/random';
import type { Chosen } from '../../data/chosen';
import { recordName } from '../../data/recordName';
import { checkRecords, Records } from '../../data/records';
import { aboutBoth } from '../../models/aboutBoth';
import { asMatrix } from '../../models/answers';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { ScoreResult } from '../result';
import { type RmiaScoreOptions, rmiaNames, rmiaScores } from './rmiaScores';

export interface RmiaOptions extends RmiaScoreOptions {
  /**
   * The records that the attacked ones are compared with: none of the pool. Default: the adversary's; 5,000 of them,
   * drawn by the split's seed, where there are more, for each costs a prediction by every model.
   */
  population?: Records;
}

const names: Names<RmiaOptions> = { ...rmiaNames, population: true };

/** The robust membership inference attack as an `Attack`: see `attackByRmia`. */
export const rmia: Attack<RmiaOptions, undefined> = {
  name: 'RMIA offline',
  needs: 'losses',
  score({ reference, target, references, targets }, options = {}) {
    checkOptions('attackByRmia', options, names);
    const { gamma = 2, a = 0.3, population = usualPopulation(references) } = options;
    checkRecords('population', population);
    checkPopulation(population, references);
    const trained = references.members(population);
    if (!trained) expected('references of which it is known what they were trained on, for RMIA', references.name);
    const known = aboutBoth(references, targets, population, 'losses');
    const losses = {
      reference: asMatrix(reference),
      target: asMatrix(target),
      population: { reference: asMatrix(known.reference), target: asMatrix(known.target), trained },
    };
    const { warnings, ...score } = rmiaScores(losses, { gamma, a });
    return { score, method: `γ ${gamma}, a ${a}`, warnings };
  },
};

/**
 * The robust membership inference attack, offline (Zarifzadeh, Liu and Shokri 2024): than how many records of a
 * population the attacked one is γ times as likely under the target, each next to what models usually say of it; see
 * `rmiaScores`.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores from 0 to 1, in steps of 1 / population
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not
 *   theirs, a model diverged, the population is empty, of other data or shares records with the pool, or an option is
 *   out of range
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const architecture = { layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 };
 * const references = await trainReferences(split, architecture, { models: 4, store: false });
 * const targets = await trainTargets(split, architecture, { splits: 2, store: false });
 * attackByRmia(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByRmia = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: RmiaOptions = {},
): ScoreResult<undefined> => attackWith(rmia, references, targets, chosen, options);

const ENOUGH = 5000;

/** The adversary's records, or some of them: the same at each call, so that the models predict them once. */
function usualPopulation({ split, name }: Models): Records {
  if (!split) expected('a population for models that know no split', name, 'Give the option `population`.');
  const { adversary, seed } = split;
  if (adversary.length <= ENOUGH) return adversary;
  const some = shuffle(adversary.indices.slice(), randomFor(seed, 'population')).slice(0, ENOUGH).sort();
  return new Records(adversary.dataset, some);
}

function checkPopulation(population: Records, { split }: Models): void {
  if (population.length === 0) expected('records in the population', 'none');
  if (!split) return;
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
}
