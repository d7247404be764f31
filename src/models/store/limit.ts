import { parseBytes } from './bytes';
import { defaultStore, inventory, removeEnsemble, type StoredEnsemble } from './inventory';

const hour = 3600e3; // milliseconds

/** The largest size of the store in bytes, from `GMIA_STORE_LIMIT` such as "20GB"; Infinity when that is not set. */
export const storeLimit = (): number =>
  process.env.GMIA_STORE_LIMIT ? parseBytes('GMIA_STORE_LIMIT', process.env.GMIA_STORE_LIMIT) : Infinity;

/**
 * Removes the ensembles that were used longest ago until the store is within its limit.
 * @param inUse ids of ensembles that stay
 * @param spare milliseconds within which an ensemble was used that stays, since another process may be working on it.
 *   Default an hour.
 * @returns what was removed
 */
export function keepWithinLimit({
  store = defaultStore(),
  inUse = [] as string[],
  limit = storeLimit(),
  spare = hour,
} = {}): StoredEnsemble[] {
  if (limit === Infinity) return [];
  const all = inventory(store);
  let bytes = all.reduce((n, one) => n + one.bytes, 0);
  const removed: StoredEnsemble[] = [];
  for (const ensemble of all.reverse()) {
    if (bytes <= limit) break;
    if (inUse.includes(ensemble.id) || Date.now() - ensemble.used.getTime() < spare) continue;
    try {
      removeEnsemble(ensemble, store);
    } catch {
      continue; // it belongs to somebody else, or can only be read
    }
    removed.push(ensemble);
    bytes -= ensemble.bytes;
  }
  return removed;
}
