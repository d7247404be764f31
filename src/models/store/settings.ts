import { sha256 } from '../../core/sha256';

/** Everything the models of one ensemble depend on; the index of a model is not part of it. */
export type Settings = Record<string, unknown>;

/** Settings as text that does not depend on the order in which fields were written. */
export const settingsText = (settings: Settings): string => JSON.stringify(inOrder(settings), null, 2);

/** The name of settings: equal for equal settings only. */
export const fingerprintOf = (settings: Settings): string => sha256(settingsText(settings));

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, inOrder(field)]),
  );
}

/** One field in which two settings differ; undefined where one does not have it. */
export interface Difference {
  /** Such as "architecture.steps" or "architecture.layers[0].units". */
  field: string;
  there: unknown;
  here: unknown;
}

/** All fields in which the settings of a stored ensemble and those at hand differ. */
export function differences(there: unknown, here: unknown, field = ''): Difference[] {
  if (!isBranch(there) || !isBranch(here))
    return JSON.stringify(there) === JSON.stringify(here) ? [] : [{ field, there, here }];
  const names = new Set([...Object.keys(there), ...Object.keys(here)]);
  return [...names].flatMap(name => {
    const path = Array.isArray(here) ? `${field}[${name}]` : field ? `${field}.${name}` : name;
    return differences((there as Settings)[name], (here as Settings)[name], path);
  });
}

const isBranch = (value: unknown): value is object => value !== null && typeof value === 'object';
