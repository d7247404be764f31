import { checkContent, checkKey, checkPrefix, type Store } from './objects';

/**
 * A store in the memory of this process, which ends with it: for tests, and for models that are not to touch the disk.
 */
export function memoryStore(): Store {
  const lines: string[] = [];
  const objects = new Map<string, { content: Uint8Array; modified: Date }>();
  return {
    log: { append: line => void lines.push(line), last: most => lines.slice(-most) },
    get: key => objects.get(checkKey(key))?.content.slice(),
    put: (key, content) =>
      void objects.set(checkKey(key), { content: checkContent(content).slice(), modified: new Date() }),
    list: prefix =>
      [...objects]
        .filter(([key]) => key.startsWith(prefix === '' ? prefix : checkPrefix(prefix)))
        .map(([key, { content, modified }]) => ({ key, bytes: content.length, modified })),
    delete: prefix => {
      checkPrefix(prefix);
      for (const key of objects.keys()) if (key.startsWith(prefix)) objects.delete(key);
    },
  };
}
