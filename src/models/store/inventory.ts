import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isSeries, settingsFile, storeFolder } from './folder';
import type { Settings } from './settings';

/** A series in the store. */
export interface StoredSeries {
  /** Name of its folder. */
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

/** All series in the store, the last used first. Other folders are left alone: `GMIA_STORE` may be one that has more in it. */
export function inventory(): StoredSeries[] {
  let names: string[];
  try {
    names = readdirSync(storeFolder(), { withFileTypes: true })
      .filter(entry => entry.isDirectory() && isSeries(entry.name))
      .map(({ name }) => name);
  } catch {
    return []; // there is no store yet
  }
  return names.flatMap(look).sort((a, b) => b.used.getTime() - a.used.getTime());
}

export const folderOf = ({ id }: StoredSeries): string => join(storeFolder(), id);

/** Removes a series from the disk. A process that uses it trains again what it still needs. */
export const removeSeries = (series: StoredSeries): void => rmSync(folderOf(series), { recursive: true, force: true });

function look(id: string): StoredSeries[] {
  const folder = join(storeFolder(), id);
  try {
    const files = readdirSync(folder);
    return [
      {
        id,
        ...about(folder),
        models: files.filter(name => /^\d+\.safetensors$/.test(name)).length,
        bytes: files.reduce((n, name) => n + sizeOf(join(folder, name)), 0),
        used: statSync(folder).mtime,
      },
    ];
  } catch {
    return []; // another process has just removed it
  }
}

function about(folder: string): Pick<StoredSeries, 'name' | 'settings'> {
  try {
    const { name = '', settings = {} } = JSON.parse(readFileSync(join(folder, settingsFile), 'utf8'));
    return { name, settings };
  } catch {
    return { name: '', settings: {} };
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
