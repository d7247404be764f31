import { checkOptions, type Names } from '../../core/checkOptions';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { ScoreResult } from '../result';
import { type PopulationOptions, populationFor } from './population';
import { rmiaLossesOf } from './rmiaLossesOf';
import { type RmiaScoreOptions, rmiaNames, rmiaScores } from './rmiaScores';

export interface RmiaOptions extends RmiaScoreOptions, PopulationOptions {}

const names: Names<RmiaOptions> = { ...rmiaNames, population: true };

/** The robust membership inference attack as an `Attack`: see `attackByRmia`. */
export const rmia: Attack<RmiaOptions, undefined> = {
  name: 'RMIA offline',
  needs: 'losses',
  score(seen, options = {}) {
    const { references } = seen;
    checkOptions('attackByRmia', options, names);
    const { gamma = 2, a = 0.3 } = options;
    const population = populationFor(references, options.population);
    const { warnings, ...score } = rmiaScores(rmiaLossesOf(seen, population, 'RMIA'), { gamma, a });
    return { score, method: `γ ${gamma}, a ${a}`, questions: { perRecord: 1, beyond: population.length }, warnings };
  },
};

/**
 * The robust membership inference attack, offline (Zarifzadeh, Liu and Shokri 2024): than how many records of a
 * population the attacked one is γ times as likely under the target, each next to what models usually say of it; see
 * `rmiaScores`. Beyond the attacked records it asks each target about the population, 5,000 records by default.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores from 0 to 1, in steps of 1 / population
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not
 *   theirs, a model diverged, the population is empty, of other data or shares records with the pool, or an option is
 *   out of range
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByRmia(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByRmia = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: RmiaOptions = {},
): ScoreResult<undefined> => attackWith(rmia, references, targets, chosen, options);
