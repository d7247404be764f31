import { checkOptions } from '../../core/checkOptions';
import type { Matrix } from '../../core/matrix';
import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import { asMatrix } from '../../models/answers';
import type { Models } from '../../models/models';
import { type Attack, attackWith } from '../attack';
import type { AttackResult } from '../result';
import { type PopulationOptions, populationFor } from '../rmia/population';
import { projected } from './projected';
import { qmiaScores } from './qmiaScores';

/** QMIA as an `Attack`: see `attackByQmia`. */
export const qmia: Attack<PopulationOptions, Matrix> = {
  name: 'QMIA',
  needs: 'losses',
  score({ target, references, targets, records }, options = {}) {
    checkOptions('attackByQmia', options, { population: true });
    const population = populationFor(references, options.population);
    const about = (some: Records, losses: Matrix) => ({
      target: losses,
      features: projected(some.features()),
      classes: some.labels(),
    });
    const judged = qmiaScores(
      about(records, asMatrix(target)),
      about(population, asMatrix(targets.about(population, 'losses'))),
    );
    return {
      ...judged,
      method: 'ridge regression, Gaussian',
      references: 0,
      questions: { perRecord: 1, beyond: population.length },
    };
  },
};

/**
 * QMIA, membership inference by regression (Bertran et al. 2023): from the adversary's records it is learned what each
 * target says of a record like this one that it was not trained on; see `qmiaScores`. No reference model is used; the
 * p-values hold on average over records, whatever was learned. Beyond the attacked records it asks each target about
 * the population, 5,000 records by default. Of records with more than 128 features, such as images, it learns from 64
 * random directions. Of targets that are linear in the features, as logistic regressions are, it learns all that they
 * say, and finds nothing.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError as `attackP` does, and for a population of less than 4 records
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * const { p, questions } = attackByQmia(references, targets, split.pool);
 * [p.values.length, questions.beyond]; // => [80, 40]
 */
export const attackByQmia = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: PopulationOptions = {},
): AttackResult => attackWith(qmia, references, targets, chosen, options);
