import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Checkpoints } from '../../../src/models/store/checkpoints';
import { defaultStore } from '../../../src/models/store/inventory';
import type { Settings } from '../../../src/models/store/settings';

/** Puts a series into the store, with models of 4 kB, last used so many hours ago. @returns the name of its folder */
export function storeEnsemble(
  settings: Settings = {},
  { name = 'cancer', models = 1, hours = 0 }: { name?: string; models?: number; hours?: number } = {},
): string {
  const store = new Checkpoints(
    defaultStore(),
    { trainer: 'fused', trainerVersion: 2, kind: 'reference', ...settings },
    name,
  ).open();
  for (let i = 0; i < models; i++) store.save(i, { 0: { shape: [1000], values: new Float32Array(1000) } });
  const date = new Date(Date.now() - hours * 3600e3);
  for (const file of namesIn(store.id)) utimesSync(join(store.folder, file), date, date);
  return store.id;
}

/** Names of all folders and files in a folder of the store. */
export const namesIn = (...path: string[]): string[] => readdirSync(join(process.env.GMIA_STORE!, ...path)).sort();
