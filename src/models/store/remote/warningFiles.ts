import { groupBy } from '../../../core/groupBy';
import { sha256 } from '../../../core/sha256';
import type { StoredObject } from '../objects';
import { warningsContent, warningsFile, warningTexts } from '../warningTexts';
import type { Depot } from './depot';

/**
 * Warnings of a series are a list that grows, and so the only object that does not stay as it is. On a remote, where
 * nobody may write over what another machine has said, each list lies under a name by its content,
 * `warnings.0123456789abcdef.json`, beside those of others. In a store they become one list, `warnings.json`.
 */
const isOne = /\/warnings(\.[0-9a-f]{16})?\.json$/;

export const isWarnings = (key: string): boolean => isOne.test(key);

/** Under which key texts are written, and which: those that are there, and those that come. */
export type WrittenWarnings = (group: string, there: string[], added: string[]) => { key: string; texts: string[] };

export const inOneList: WrittenWarnings = (group, there, added) => ({
  key: `${group}/${warningsFile}`,
  texts: [...there, ...added],
});

export const besideOthers: WrittenWarnings = (group, _there, added) => ({
  key: `${group}/warnings.${sha256(warningsContent(added)).slice(0, 16)}.json`,
  texts: added,
});

interface Merged {
  from: Depot;
  to: Depot;
  warnings: WrittenWarnings;
}

/**
 * Writes what was said on one side and not on the other.
 * @returns keys of those that cannot be read, such as lists of another version: they are left alone
 */
export async function mergeWarnings(
  { from, to, warnings }: Merged,
  theirs: readonly StoredObject[],
  ours: readonly StoredObject[],
  signal: AbortSignal,
): Promise<string[]> {
  const unread: string[] = [];
  const textsOf = async (depot: Depot, objects: readonly StoredObject[]): Promise<string[]> => {
    const texts: string[] = [];
    for (const { key } of objects) {
      const content = await depot.get(key, signal);
      try {
        if (content) texts.push(...warningTexts(content));
      } catch {
        unread.push(key);
      }
    }
    return [...new Set(texts)];
  };
  const there = byGroup(ours);
  for (const [group, objects] of byGroup(theirs)) {
    const kept = await textsOf(to, there.get(group) ?? []);
    const added = (await textsOf(from, objects)).filter(text => !kept.includes(text));
    const { key, texts } = warnings(group, kept, added);
    if (added.length > 0 && !unread.includes(key)) await to.put(key, warningsContent(texts), signal);
  }
  return unread;
}

const byGroup = (objects: readonly StoredObject[]) =>
  groupBy(
    objects.filter(({ key }) => isWarnings(key)),
    ({ key }) => key.split('/')[0],
  );
