import { expected } from '../core/check';
import { Records } from '../data/records';
import type { Models } from '../models/models';
import { requireModels } from '../models/requireModels';
import { type RecordTests, testRecords } from './recordTests';

/** Records that no target was trained on, tested as if targets had been. */
export interface NegativeControl extends RecordTests {
  records: Records;
}

/** As many tell a share of errors of one in a hundred to a third of it. */
const MOST = 5000;

/**
 * A negative control of `recordRisks`: the adversary's records, which no target ever saw, are tested by the targets'
 * losses as if each had been where some record of the pool was. What comes out is error of the test, but for the effect
 * of that record on the losses of another one, which shows where training sets are small (Cancer, 100 records: 1.5 % of
 * such records have p ≤ 0.01). At most 5,000 of the adversary's records are taken, evenly spread, and no more than the
 * pool has.
 * @param targets whose answers about the adversary's records are at hand, as those of our own models are; of others
 *   after `await ask(targets, split.adversary)`
 * @throws RangeError for targets without a split, or of which it is not known what they were trained on; for those
 *   that were trained on the adversary's records; and for answers that are not at hand, or are no losses
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const targets = await trainTargets(split, network, { splits: 4, store: false });
 * const { test, p } = negativeControl(targets);
 * [test, p.length]; // => ['signed rank', 20]
 */
export function negativeControl(targets: Models): NegativeControl {
  requireModels(targets, 'targets');
  const { split, name } = targets;
  if (!split) return expected('targets whose split is known', name, 'It says which records are the adversary’s.');
  const { pool, adversary } = split;
  const count = Math.min(MOST, pool.length, adversary.length);
  const spread = (length: number) => Array.from({ length: count }, (_, i) => Math.floor((i * length) / count));
  const some = ({ dataset, indices }: Records) =>
    new Records(
      dataset,
      spread(indices.length).map(at => indices[at]),
    );
  const records = some(adversary);
  const truth = targets.members(some(pool));
  if (!truth) return expected('targets of which it is known what they were trained on', name);
  if (targets.members(records)?.includes(1))
    expected('targets that were not trained on the adversary’s records', name, 'There is nothing to compare with.');
  const { values } = targets.about(records, 'losses');
  const score = { values: Float64Array.from(values, loss => -loss), width: count };
  return { records, ...testRecords({ score, truth }) };
}
