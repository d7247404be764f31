import type { Chosen } from '../data/chosen';
import type { Records } from '../data/records';
import { asMatrix } from '../models/answers';
import type { Models } from '../models/models';
import { takeLosses } from '../stats/tail/takeLosses';
import { type Attack, attackWith } from './attack';
import type { ScoreResult } from './result';

/** The global loss threshold as an `Attack`: see `attackByThreshold`. */
export const threshold: Attack<object, undefined> = {
  name: 'loss threshold',
  needs: 'losses',
  score({ target }) {
    const { losses, warnings } = takeLosses({ target: asMatrix(target) });
    const { values, width } = losses.target;
    return { score: { values: values.map(value => -value), width }, method: '−log loss', references: 0, warnings };
  },
};

/**
 * The global loss threshold (Yeom et al. 2018): the score is −log loss of the record under the target, and one cut-off
 * serves all records, however hard each is. No reference model is used; they are named so that all attacks are called
 * alike.
 * @param chosen a selection, or any records but the adversary's
 * @returns scores in nats, at most 0
 * @throws RangeError when references and targets are of different splits, their kinds are mixed up, the records are not
 *   theirs, or a target diverged
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * attackByThreshold(references, targets, split.pool).score.values.length; // => 80
 */
export const attackByThreshold = (
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
): ScoreResult<undefined> => attackWith(threshold, references, targets, chosen);
