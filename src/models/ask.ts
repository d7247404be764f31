import { expected } from '../core/check';
import { checkOptions } from '../core/checkOptions';
import { checkProgress, defaultProgress, type WorkOptions, workNames } from '../core/progress';
import { checkRecords, type Records } from '../data/records';
import type { Askable } from './models';

/**
 * Asks models about records, so that attacks can look at what they say. First it says what that costs, where models
 * know: records and requests to send, and about how long it takes.
 * @param models anything that can be asked; what is at hand is not asked again
 * @returns the models
 * @throws RangeError for models that cannot be asked, and as they do beyond a budget; InterruptedError when it is
 *   stopped, with all answers that arrived kept
 * @example
 * const split = splitForAttack(makeToy({ records: 60 }), { pool: 20 });
 * const network = architecture({ layers: [], optimiser: 'adam', rate: 0.01, batch: 10, steps: 50 });
 * const targets = await trainTargets(split, network, { splits: 1, store: false });
 * const target = await gmia.ask(gmia.coarsen(targets, { decimals: 2 }), split.pool);
 * target.about(split.pool, 'losses').records; // => 20
 */
export async function ask<M extends Askable>(models: M, records: Records, options: WorkOptions = {}): Promise<M> {
  checkOptions('ask', options, workNames);
  const { signal, progress = defaultProgress() } = options;
  checkProgress('progress', progress);
  if (typeof models?.ask !== 'function')
    expected('models that can be asked', models?.name ?? models, 'Those that are recorded are at hand already.');
  const inputs = checkRecords('records', records).features();
  const price = models.price?.(inputs);
  if (price) {
    const { seconds, ...questions } = price;
    progress.plan?.({ name: models.name, parts: [], questions, seconds: price.records > 0 ? seconds : undefined });
  }
  await models.ask(inputs, signal, progress);
  return models;
}
