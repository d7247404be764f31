import { checkOptions } from '../core/checkOptions';
import { type Matrix, row } from '../core/matrix';
import type { Chosen } from '../data/chosen';
import type { Records } from '../data/records';
import { asMatrix } from '../models/answers';
import type { Models } from '../models/models';
import { rankTail } from '../stats/tail/rankTail';
import { takeLosses } from '../stats/tail/takeLosses';
import { type Attack, attackWith } from './attack';
import type { AttackResult } from './result';
import { type PopulationOptions, populationFor } from './rmia/population';

/** Attack P as an `Attack`: see `attackP`. */
export const populationLoss: Attack<PopulationOptions, Matrix> = {
  name: 'attack P',
  needs: 'losses',
  score({ target, references, targets }, options = {}) {
    checkOptions('attackP', options, { population: true });
    const population = populationFor(references, options.population);
    const { losses, warnings } = takeLosses({
      target: asMatrix(target),
      population: asMatrix(targets.about(population, 'losses')),
    });
    const { values, width } = losses.target;
    const p = new Float64Array(values.length);
    for (let t = 0, i = 0; i < p.length; t++) {
      const place = rankTail.fit(row(losses.population, t));
      for (const end = i + width; i < end; i++) p[i] = place(values[i]);
    }
    return {
      p: { values: p, width },
      method: `rank among ${population.length} records`,
      references: 0,
      questions: { perRecord: 1, beyond: population.length },
      loss: losses.target,
      warnings,
    };
  },
};

/**
 * Attack P, for "population" (Ye et al. 2022, https://arxiv.org/abs/2111.09679): "member" where the target's loss on
 * the record is at most the α-quantile of its losses on records that it was not trained on, the adversary's. The
 * p-value is the rank, (1 + those with a loss as small) / (1 + population). No reference model is used. The p-values
 * hold on average over records: P(p ≤ α) ≤ α for a non-member that is drawn as the population is. They do not hold for
 * a record that is easier than most.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError as `attackByThreshold` does, and when the population is empty, of other data or shares records
 *   with the pool
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackP(references, targets, split.pool).questions; // => { perRecord: 1, beyond: 40 }
 */
export const attackP = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: PopulationOptions = {},
): AttackResult => attackWith(populationLoss, references, targets, chosen, options);
