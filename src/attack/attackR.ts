import type { Chosen } from '../data/chosen';
import type { Records } from '../data/records';
import type { Models } from '../models/models';
import { attackDirectly } from './attackDirectly';
import type { AttackResult } from './result';

/**
 * Attack R, for "reference" (Ye et al. 2022, https://arxiv.org/abs/2111.09679): "member" where the target's loss on the
 * record is at most the α-quantile of the losses of the reference models on it. That is the direct attack by ranks,
 * under the name by which it is looked for: `attackDirectly(references, targets, chosen, { method: 'rank' })`.
 * @param chosen a selection, or any records but the adversary's
 * @throws RangeError as `attackDirectly` does
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const references = await trainReferences(split, network, { models: 4, store: false });
 * const targets = await trainTargets(split, network, { splits: 2, store: false });
 * Math.min(...attackR(references, targets, split.pool).p.values); // => 0.2
 */
export const attackR = (references: Models, targets: Models, chosen: Chosen | Records): AttackResult =>
  attackDirectly(references, targets, chosen, { method: 'rank' }).named('attack R');
