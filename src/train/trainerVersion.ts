import { contents } from '../models/store/contents';
import { contentVersion } from '../models/store/contentVersion';
import type { Settings } from '../models/store/settings';

/** What the settings of stored models call gmia's own trainers: as version 0.1.0 did, whose stores still serve. */
export const storedAs = { dense: 'fused', processes: 'processes', layers: 'stacked' } as const;

/** The part of gmia that decides the models of each of its own trainers, by what settings call them. */
const partOf = new Map<unknown, keyof typeof contents>([
  [storedAs.dense, 'dense'],
  [storedAs.processes, 'layers'],
  [storedAs.layers, 'layers'],
  ['layersModel', 'layersModel'],
  ['wideAndDeep', 'wideAndDeep'],
]);

/**
 * Whether stored models with these settings are of another version of gmia's own trainers, and so of no use. A change
 * that is not settled yet makes none of them so: it may be taken back.
 */
export function isOutdated({ trainer, trainerVersion }: Settings): boolean {
  if (trainer === undefined) return true;
  const part = partOf.get(trainer);
  return part !== undefined && ![contents[part].version, contentVersion(part)].includes(trainerVersion as number);
}
