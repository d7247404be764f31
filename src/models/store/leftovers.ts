import { partial } from './folder';
import type { Store } from './objects';

const hour = 3600e3; // milliseconds

/** Removes what killed processes left half written in a group: temporary files that nobody has touched for an hour. */
export function removeLeftovers(store: Store, group: string): void {
  for (const { key, modified } of store.list(`${group}/`))
    if (key.endsWith(partial) && Date.now() - modified.getTime() > hour) store.delete(key);
}
