import type { Settings } from '../models/store/settings';

/** Raised when the same settings would no longer give the same model, or the same numbers that are kept with it. */
export const trainerVersion = 2;

/** What the settings of stored models call gmia's own trainers: as version 0.1.0 did, whose stores still serve. */
export const storedAs = { dense: 'fused', processes: 'processes', layers: 'stacked' } as const;

/** Whether stored models with these settings are of another version of gmia's own trainers, and so of no use. */
export const isOutdated = ({ trainer, trainerVersion: version }: Settings): boolean =>
  version !== trainerVersion && (trainer === undefined || Object.values<unknown>(storedAs).includes(trainer));
