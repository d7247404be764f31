import { checkOptions, type Names } from '../../core/checkOptions';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import { asMatrix } from '../../models/answers';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { ScoreResult } from '../result';
import { type PopulationOptions, populationFor, trainedOn } from '../rmia/population';
import { type PmiaScoreOptions, pmiaNames, pmiaScores } from './pmiaScores';

export interface PmiaOptions extends PmiaScoreOptions, PopulationOptions {}

const names: Names<PmiaOptions> = { ...pmiaNames, population: true };

/** PMIA as an `Attack`: see `attackByPmia`. */
export const pmia: Attack<PmiaOptions, undefined> = {
  name: 'PMIA',
  needs: 'losses',
  score({ reference, target, references, labels }, options = {}) {
    checkOptions('attackByPmia', options, names);
    const { population: asked, proxies = 'class', ...rest } = options;
    const population = populationFor(references, asked);
    const losses = {
      reference: asMatrix(reference),
      target: asMatrix(target),
      classes: labels,
      population: {
        reference: asMatrix(references.about(population, 'losses')),
        trained: trainedOn(references, population, 'PMIA'),
        classes: population.labels(),
      },
    };
    const { warnings, ...score } = pmiaScores(losses, { proxies, ...rest });
    return { score, method: `proxies: ${proxies}`, warnings };
  },
};

/**
 * PMIA, membership inference by proxies (NDSS 2026, https://arxiv.org/abs/2511.04716): a likelihood ratio as LiRA
 * online has it, where the adversary's own records, on some of which each reference model was trained, stand in for
 * models that were trained on the attacked one; see `pmiaScores`. The target is asked about the attacked records alone.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores: log likelihood ratios
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not
 *   theirs, a model diverged, nobody knows what the references were trained on, the population is empty, of other data
 *   or shares records with the pool, or an option is out of range
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByPmia(references, targets, split.pool, { proxies: 'nearest' }).score.values.length; // => 80
 */
export const attackByPmia = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: PmiaOptions = {},
): ScoreResult<undefined> => attackWith(pmia, references, targets, chosen, options);
