import { checkOptions, type Names } from '../../core/checkOptions';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { ScoreResult } from '../result';
import { type PopulationOptions, populationFor } from '../rmia/population';
import { rmiaLossesOf } from '../rmia/rmiaLossesOf';
import { type InfoRmiaScoreOptions, infoRmiaNames, infoRmiaScores } from './infoRmiaScores';

export interface InfoRmiaOptions extends InfoRmiaScoreOptions, PopulationOptions {}

const names: Names<InfoRmiaOptions> = { ...infoRmiaNames, population: true };

/** InfoRMIA as an `Attack`: see `attackByInfoRmia`. */
export const infoRmia: Attack<InfoRmiaOptions, undefined> = {
  name: 'InfoRMIA',
  needs: 'losses',
  score(seen, options = {}) {
    checkOptions('attackByInfoRmia', options, names);
    const { a = 0.3 } = options;
    const population = populationFor(seen.references, options.population);
    const { warnings, ...score } = infoRmiaScores(rmiaLossesOf(seen, population, 'InfoRMIA'), { a });
    return { score, method: `a ${a}`, questions: { perRecord: 1, beyond: population.length }, warnings };
  },
};

/**
 * InfoRMIA, offline (Tao and Shokri 2025): how many bits likelier the record is under the target than usually, next to
 * how far the target is from usual models over a population; see `infoRmiaScores`. Beyond the attacked records it asks
 * each target about the population, 5,000 records by default.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores in bits
 * @throws RangeError as `attackByRmia` does
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByInfoRmia(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByInfoRmia = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: InfoRmiaOptions = {},
): ScoreResult<undefined> => attackWith(infoRmia, references, targets, chosen, options);
