import type { Chosen } from '../../data/chosen';
import type { Records } from '../../data/records';
import type { Models } from '../../models/models';
import { checkAttacked, recordsOf } from '../observe';
import type { ScoreResult } from '../result';
import { type ShadowOptions, trainShadowAttack } from './trainShadowAttack';

/**
 * The earlier attack (Shokri et al. 2017; paper, appendix, table 7), with the reference models as shadow models: a
 * classifier for each class learns to tell the prediction vectors of models that were trained on the record from those
 * of models that were not, and judges the prediction vectors of the targets. Unlike the direct attack it does not look
 * at how models that lack this record behave on it.
 *
 * To attack several sets of records, train once: `(await trainShadowAttack(references)).attack(targets, records)`.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError as `trainShadowAttack` and `ShadowAttack.attack` do
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * const result = await attackByShadows(references, targets, split.pool, { perModel: 5, steps: 50 });
 * result.score.values.length; // => 80
 */
export async function attackByShadows(
  references: Models,
  targets: Models,
  chosen: Chosen | Records,
  options: ShadowOptions = {},
): Promise<ScoreResult<undefined>> {
  checkAttacked(references, targets, recordsOf(chosen)); // before anything is trained
  return (await trainShadowAttack(references, options)).attack(targets, chosen);
}
