import { contents } from './contents';

/** What decides numbers that stores keep: trainers, the answers of models, and selections. */
export type Part = keyof typeof contents;

/**
 * The version of a part, which settings and names of stored numbers depend on: one that follows from its content where
 * that has changed since the version was settled, so that nothing old answers for it.
 */
export function contentVersion(part: Part, { version, settled, now } = contents[part]): number {
  return now === settled ? version : Number.parseInt(now.slice(0, 12), 16);
}

/** A name of numbers that depend on a part, other for each version but the first, which stores of today have. */
export function versionedName(part: Part, name: string, version = contentVersion(part)): string {
  return version === 1 ? name : `${name}, ${part} ${version}`;
}
