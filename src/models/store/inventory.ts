import { z } from 'zod';
import { isEnsembleId, modelIn, settingsFile, storeFolder } from './folder';
import { folderStore } from './folderStore';
import type { Store, StoredObject } from './objects';
import type { Settings } from './settings';

/** An ensemble in the store. */
export interface StoredEnsemble {
  /** Its group of objects, and on disk the name of its folder. */
  id: string;
  /** Of its data set. */
  name: string;
  /** Empty when they cannot be read. */
  settings: Settings;
  models: number;
  bytes: number;
  /** When it was last opened or added to. */
  used: Date;
}

/** The store on disk. */
export const defaultStore = (): Store => folderStore(storeFolder());

/**
 * All ensembles in a store, the last used first. Other groups are left alone: `GMIA_STORE` may be a folder that has
 * more in it.
 */
export function inventory(store: Store = defaultStore()): StoredEnsemble[] {
  const groups = new Map<string, StoredObject[]>();
  for (const object of store.list('')) {
    const [id] = object.key.split('/');
    if (isEnsembleId(id)) (groups.get(id) ?? groups.set(id, []).get(id)!).push(object);
  }
  return [...groups]
    .map(([id, objects]) => ({
      id,
      ...settingsIn(store, id),
      models: objects.filter(({ key }) => modelIn(key) >= 0).length,
      bytes: objects.reduce((n, { bytes }) => n + bytes, 0),
      used: new Date(Math.max(...objects.map(({ modified }) => modified.getTime()))),
    }))
    .sort((a, b) => b.used.getTime() - a.used.getTime());
}

/** Removes an ensemble. A process that uses it trains again what it still needs. */
export const removeEnsemble = ({ id }: StoredEnsemble, store: Store = defaultStore()): void => store.delete(`${id}/`);

/** The name of an ensemble's data set and its settings; empty when they cannot be read. */
export function settingsIn(store: Store, id: string): Pick<StoredEnsemble, 'name' | 'settings'> {
  try {
    return written.parse(JSON.parse(Buffer.from(store.get(`${id}/${settingsFile}`)!).toString()));
  } catch {
    return { name: '', settings: {} };
  }
}

const written = z.object({ name: z.string().default(''), settings: z.record(z.string(), z.unknown()) });
