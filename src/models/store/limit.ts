import { parseBytes } from './bytes';
import { defaultStore, inventory, removeSeries, type StoredSeries } from './inventory';

const hour = 3600e3; // milliseconds

/** The largest size of the store in bytes, from `GMIA_STORE_LIMIT` such as "20GB"; Infinity when that is not set. */
export const storeLimit = (): number =>
  process.env.GMIA_STORE_LIMIT ? parseBytes('GMIA_STORE_LIMIT', process.env.GMIA_STORE_LIMIT) : Infinity;

/**
 * Removes the series that were used longest ago until the store is within its limit.
 * @param inUse ids of series that stay
 * @param spare milliseconds within which a series was used that stays, since another process may be working on it.
 *   Default an hour.
 * @returns what was removed
 */
export function keepWithinLimit({
  store = defaultStore(),
  inUse = [] as string[],
  limit = storeLimit(),
  spare = hour,
} = {}): StoredSeries[] {
  if (limit === Infinity) return [];
  const all = inventory(store);
  let bytes = all.reduce((n, one) => n + one.bytes, 0);
  const removed: StoredSeries[] = [];
  for (const series of all.reverse()) {
    if (bytes <= limit) break;
    if (inUse.includes(series.id) || Date.now() - series.used.getTime() < spare) continue;
    removeSeries(series, store);
    removed.push(series);
    bytes -= series.bytes;
  }
  return removed;
}
